import { refuse } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { rememberGood } from './good-tokens.ts'

const caller = {
  subject: 'a',
  clientId: 'a',
  scopes: new Set<string>(),
  kind: 'client' as const,
  areas: null,
}

/** A verifier that counts what it is asked; its tokens end at 100 s. */
function startVerifier() {
  const asked: string[] = []
  let seconds = 0
  const verify = rememberGood({ now: () => new Date(seconds * 1_000) }, async (token) => {
    asked.push(token)
    const isGood = token.startsWith('good') && seconds < 100
    return isGood ? { caller, expiresAtSeconds: 100 } : refuse('token-invalid')
  })
  return {
    asked,
    at: (time: number, token: string) => {
      seconds = time
      return verify(token)
    },
  }
}

describe('rememberGood', () => {
  it('verifies a good token once a minute', async () => {
    const { asked, at } = startVerifier()
    for (const time of [0, 1, 59, 60, 61]) expect(await at(time, 'good')).toBe(caller)
    expect(asked).toHaveLength(2)
  })

  it('does not accept a token beyond its end', async () => {
    const { at } = startVerifier()
    expect(await at(99, 'good')).toBe(caller)
    expect(await at(100, 'good')).toEqual({ refused: 'token-invalid' })
  })

  it('verifies a bad token each time', async () => {
    const { asked, at } = startVerifier()
    await at(0, 'bad')
    await at(0, 'bad')
    expect(asked).toHaveLength(2)
  })

  it('does not take one token for another', async () => {
    const { at } = startVerifier()
    await at(0, 'good')
    expect(await at(0, 'goo')).toEqual({ refused: 'token-invalid' })
  })

  it('forgets the oldest when there are too many', async () => {
    const { asked, at } = startVerifier()
    for (let index = 0; index <= 1_000; index += 1) await at(0, `good-${index}`)
    await at(0, 'good-1000')
    expect(asked).toHaveLength(1_001)
    await at(0, 'good-0')
    expect(asked).toHaveLength(1_002)
  })
})

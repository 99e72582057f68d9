import { createTokenVerifier } from '@gwirio/service-kit'
import { startTestIssuer } from '@gwirio/service-kit/testing'
import { fixedClock } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { createClientSignIn } from './sign-in-client.ts'

const secret = 'a-secret-of-its-own'
const tokenAudience = 'urn:gwirio:api'
const remoteAddress = '192.0.2.1'

/** An issuer that knows two clients, of which one may send. */
async function startIssuer() {
  const clock = fixedClock('2026-11-22T10:00:00.000Z')
  let asked = 0
  const issuer = await startTestIssuer({
    clock,
    refuse: (clientId, given) => {
      asked += 1
      if (given !== secret || !['reports', 'watch'].includes(clientId)) return 'invalid_client'
      return clientId === 'watch' ? 'invalid_scope' : null
    },
  })
  const options = { issuer: issuer.issuer, tokenAudience, clock }
  const verifyToken = createTokenVerifier({ ...options, audience: tokenAudience })
  const signIn = createClientSignIn({ ...options, verifyToken })
  return {
    clock,
    asked: () => asked,
    signIn: (clientId: string, given = secret, from = remoteAddress) =>
      signIn({ clientId, secret: given, remoteAddress: from }),
    [Symbol.asyncDispose]: () => issuer[Symbol.asyncDispose](),
  }
}

describe('signing in a client', () => {
  it('takes who may send, and asks no more while its token is good', async () => {
    await using issuer = await startIssuer()
    const first = await issuer.signIn('reports')
    expect(first).toMatchObject({ client: { caller: { clientId: 'reports', kind: 'client' } } })
    await Promise.all(Array.from({ length: 50 }, () => issuer.signIn('reports')))
    expect(issuer.asked()).toBe(1)
    issuer.clock.advance({ seconds: 301 })
    expect(await issuer.signIn('reports')).toHaveProperty('client')
    expect(issuer.asked()).toBe(2)
  })

  it('asks once for many that come at the same time', async () => {
    await using issuer = await startIssuer()
    await Promise.all(Array.from({ length: 50 }, () => issuer.signIn('reports')))
    expect(issuer.asked()).toBe(1)
  })

  it.each([
    ['an unknown client', 'nobody', secret, 'wrong-credentials'],
    ['a wrong secret', 'reports', 'wrong', 'wrong-credentials'],
    ['a client that may not send', 'watch', secret, 'may-not-send'],
  ])('refuses %s', async (_, clientId, given, refused) => {
    await using issuer = await startIssuer()
    expect(await issuer.signIn(clientId, given)).toEqual({ refused })
  })

  it('asks only so often for one site, and lets a known client in all the same', async () => {
    await using issuer = await startIssuer()
    await issuer.signIn('reports')
    const guesses = []
    for (let guess = 0; guess < 15; guess += 1)
      guesses.push(await issuer.signIn('reports', `guess-${guess}`))
    expect(guesses.at(-1)).toEqual({ refused: 'too-many-failures' })
    expect(issuer.asked()).toBe(10)
    expect(await issuer.signIn('reports')).toHaveProperty('client')
    // Control: another site is not kept out by it
    expect(await issuer.signIn('watch', secret, '192.0.2.2')).toEqual({ refused: 'may-not-send' })
  })

  it('keeps no client out where it signed in before, however many guess elsewhere', async () => {
    await using issuer = await startIssuer()
    await issuer.signIn('reports')
    for (let guess = 0; guess < 25; guess += 1)
      await issuer.signIn('reports', `guess-${guess}`, `198.51.${guess}.1`)
    issuer.clock.advance({ seconds: 301 })
    expect(await issuer.signIn('reports', secret, '203.0.113.1')).toEqual({
      refused: 'too-many-failures',
    })
    expect(await issuer.signIn('reports')).toHaveProperty('client')
  })

  it('rejects while the issuer is away, and asks again when it is back', async () => {
    const clock = fixedClock('2026-11-22T10:00:00.000Z')
    const options = { issuer: 'http://127.0.0.1:9', tokenAudience, clock }
    const verifyToken = createTokenVerifier({ ...options, audience: tokenAudience })
    const signIn = createClientSignIn({ ...options, verifyToken })
    await expect(signIn({ clientId: 'reports', secret, remoteAddress })).rejects.toThrow()
  })
})

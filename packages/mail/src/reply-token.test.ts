import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReplyToken, messageIdFor, replyAddressFor, tokensIn } from './reply-token.ts'

const token = createReplyToken(() => new Uint8Array(16).fill(0xa5))

describe('reply tokens', () => {
  it('are 26 characters that hold all 128 bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(createReplyToken(() => bytes)).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/)
      }),
    )
    expect(createReplyToken(() => new Uint8Array(16))).toBe('0'.repeat(26))
    expect(createReplyToken(() => new Uint8Array(16).fill(255))).toBe(`7${'z'.repeat(25)}`)
  })

  it('differ from one another', () => {
    expect(createReplyToken(randomBytes)).not.toBe(createReplyToken(randomBytes))
  })

  it('are found in the reply address and in the Message-ID', () => {
    expect(tokensIn(replyAddressFor(token, 'reply.example.com'))).toEqual([token])
    expect(tokensIn(messageIdFor(token, 2, 'reply.example.com'))).toEqual([token])
  })

  it('are found without case, each once', () => {
    const address = replyAddressFor(token, 'reply.example.com')
    expect(tokensIn(`${address.toUpperCase()}, <${address}>`)).toEqual([token])
  })

  it.each([
    `r-${token}x@example.com`,
    `or-${token}@example.com`,
    `r-${token.slice(1)}@example.com`,
    `r-${token.slice(0, 25)}u@example.com`,
    '',
  ])('are not seen in %j', (text) => {
    expect(tokensIn(text)).toEqual([])
  })
})

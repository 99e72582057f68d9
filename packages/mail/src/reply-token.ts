import { toBase32 } from './base32.ts'

const tokenBytes = 16
const tokenPattern = /(?<![a-z0-9-])r-([0-7][0-9a-hjkmnp-tv-z]{25})(?![a-z0-9-])/gi

/** What a text may be long before the search for tokens stops, in characters. */
const maxSearchedLength = 100_000

/** Makes a token of 128 random bits: 26 characters that no mail system folds, strips or reorders. */
export function createReplyToken(randomBytes: (size: number) => Uint8Array): string {
  return toBase32(randomBytes(tokenBytes))
}

/** The address that replies come to. The token is the local part itself: `+tags` get stripped. */
export function replyAddressFor(token: string, domain: string): string {
  return `r-${token}@${domain}`
}

/** The Message-ID of the `sequence`-th message of a verification, angle brackets included. */
export function messageIdFor(token: string, sequence: number, domain: string): string {
  return `<r-${token}.${sequence}@${domain}>`
}

/** The distinct tokens in an address, a Message-ID or any other text, in lower case. */
export function tokensIn(text: string): string[] {
  const found = text.slice(0, maxSearchedLength).matchAll(tokenPattern)
  return [...new Set(Array.from(found, ([, token = '']) => token.toLowerCase()))]
}

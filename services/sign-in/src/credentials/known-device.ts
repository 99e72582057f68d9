import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { BlindIndex } from '@gwirio/database'

/**
 * A browser in which this person signed in before carries a cookie that says so. Its tries are counted by themselves,
 * so whoever guesses at the account elsewhere cannot make its owner wait (OWASP "Slow Down Online Guessing Attacks
 * with Device Cookies").
 */
export const deviceLifetimeSeconds = 60 * 24 * 60 * 60

/** Makes the value of the cookie. */
export function rememberDevice(index: BlindIndex, username: string, now: Date): string {
  const nonce = randomBytes(16).toString('base64url')
  const expiresAt = Math.floor(now.getTime() / 1000) + deviceLifetimeSeconds
  return `${nonce}.${expiresAt}.${seal(index, username, nonce, expiresAt).toString('base64url')}`
}

/** @returns what names the device, or null when the cookie is not for this person, expired or made up */
export function recogniseDevice(
  index: BlindIndex,
  { cookie, username, now }: { cookie: string; username: string; now: Date },
): string | null {
  const [nonce = '', expiry = '', given = ''] = cookie.split('.')
  const expiresAt = Number(expiry)
  if (!(expiresAt > now.getTime() / 1000)) return null
  const expected = seal(index, username, nonce, expiresAt)
  const mac = Buffer.from(given, 'base64url')
  return mac.length === expected.length && timingSafeEqual(mac, expected) ? nonce : null
}

function seal(index: BlindIndex, username: string, nonce: string, expiresAt: number): Buffer {
  return index('device', JSON.stringify([username, nonce, expiresAt]))
}

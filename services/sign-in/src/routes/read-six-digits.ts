/** Six digits, as authenticator apps group them; null when that is not what was typed. */
export function readSixDigits(typed: unknown): string | null {
  const digits = typeof typed === 'string' ? typed.replace(/[\s-]/g, '') : ''
  return /^\d{6}$/.test(digits) ? digits : null
}

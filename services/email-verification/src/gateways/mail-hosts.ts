import type { MailResolver } from '@gwirio/mail'

/** Whether a domain takes mail; `unknown` when DNS did not answer. */
export type MailHostAnswer = 'takes-mail' | 'takes-no-mail' | 'unknown'

const absent = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * Asks DNS whether mail can be sent to a domain: an MX, or without one an address record (RFC 5321 §5.1). A null MX
 * (RFC 7505) takes none.
 */
export async function askMailHost(resolver: MailResolver, domain: string): Promise<MailHostAnswer> {
  const exchanges = await ask(resolver, domain, 'MX')
  if (exchanges === null) return 'unknown'
  if (exchanges.length > 0) return exchanges.some(namesHost) ? 'takes-mail' : 'takes-no-mail'
  const addresses = await Promise.all([ask(resolver, domain, 'A'), ask(resolver, domain, 'AAAA')])
  if (addresses.some((found) => found !== null && found.length > 0)) return 'takes-mail'
  return addresses.includes(null) ? 'unknown' : 'takes-no-mail'
}

/** No such record is an answer; null is none. */
async function ask(
  resolver: MailResolver,
  domain: string,
  type: 'MX' | 'A' | 'AAAA',
): Promise<unknown[] | null> {
  try {
    return await resolver(domain, type)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return absent.has(code) ? [] : null
  }
}

function namesHost(record: unknown): boolean {
  if (typeof record !== 'object' || record === null || !('exchange' in record)) return false
  return typeof record.exchange === 'string' && !['', '.'].includes(record.exchange)
}

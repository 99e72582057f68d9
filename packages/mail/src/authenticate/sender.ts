import { isIP } from 'node:net'
import { spf } from 'mailauth'
import { parseDomain } from '../addresses/parse-address.ts'
import { isAligned } from './alignment.ts'
import { forMailauth, type MailResolver } from './resolver.ts'
import type { Verdict } from './verdict.ts'

export interface Connection {
  /** Null when the message did not come over SMTP; SPF cannot be checked then. */
  readonly remoteAddress: string | null
  readonly helo: string | null
  /** Empty for the null reverse path; null when it is not known. */
  readonly mailFrom: string | null
}

const spfSeconds = 20

/**
 * SPF (RFC 7208) of the reverse path, or of HELO when that is null (§2.4). A domain that is not that of
 * From cannot speak for it, so it is not asked: its DNS would only hold the mail up.
 */
export async function checkSender(
  { remoteAddress, helo, mailFrom }: Connection,
  options: { fromDomain: string; resolver: MailResolver; serverName: string },
): Promise<Verdict['spf']> {
  if (remoteAddress === null || isIP(remoteAddress) === 0 || mailFrom === null) return null
  const identity = mailFrom === '' ? (helo ?? '') : mailFrom.slice(mailFrom.lastIndexOf('@') + 1)
  const claimed = parseDomain(identity)
  if (claimed === null || !isAligned(options.fromDomain, claimed)) {
    return { domain: claimed ?? '', result: 'policy' }
  }
  const { domain, status } = await spf({
    ip: remoteAddress,
    helo: helo ?? '',
    sender: mailFrom,
    mta: options.serverName,
    resolver: forMailauth(options.resolver),
    maxElapsedTime: spfSeconds * 1000,
    strict: true,
  })
  return { domain, result: status.result }
}

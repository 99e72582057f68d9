import { type DMARCResult, dmarc, spf } from 'mailauth'
import type { Address } from '../addresses/parse-address.ts'
import { normaliseAddress } from '../addresses/parse-address.ts'
import { readFrom } from '../message/from.ts'
import { readHeader, valuesOf } from '../message/header-fields.ts'
import { isAligned } from './alignment.ts'
import { askHostNamesOnly, type MailResolver } from './resolver.ts'
import { checkSignatures } from './signatures.ts'
import type { SignatureSummary, Verdict, VerdictReason } from './verdict.ts'

export interface Connection {
  /** Null when the message did not come over SMTP; SPF cannot be checked then. */
  readonly remoteAddress: string | null
  readonly helo: string | null
  /** Empty for the null reverse path. */
  readonly mailFrom: string | null
}

export interface AuthenticationOptions {
  readonly resolver: MailResolver
  readonly now: Date
  /** Name of the receiving host, for SPF macros. */
  readonly serverName?: string
}

/** Fields that must stand once: with two of them the reader may see what was not signed. */
const singleFields = [
  'subject',
  'date',
  'sender',
  'reply-to',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]

const spfSeconds = 20

/**
 * Judges who wrote a message from its raw bytes and its connection: DKIM (RFC 6376), SPF (RFC 7208) and
 * DMARC alignment (RFC 7489, RFC 9989). Never throws for what a message holds. A DNS failure that could
 * change the verdict makes it `retry`.
 */
export async function authenticateMail(
  raw: Uint8Array,
  connection: Connection,
  options: AuthenticationOptions,
): Promise<Verdict> {
  const header = readHeader(raw)
  const { address } = readFrom(header)
  if (!address) return unauthenticated('from-unclear')
  if (singleFields.some((name) => valuesOf(header, name).length > 1)) {
    return unauthenticated('header-repeated')
  }

  const resolver = askHostNamesOnly(options.resolver)
  const [signatures, sender] = await Promise.all([
    checkSignatures(raw, header, { fromDomain: address.domain, resolver, now: options.now }),
    checkSender(connection, { ...options, resolver }),
  ])
  const [verifiedFrom = ''] = signatures.headerFrom
  if (signatures.headerFrom.length !== 1 || normaliseAddress(verifiedFrom) !== address.normalised) {
    return unauthenticated('from-unclear')
  }

  const good = signatures.summaries.filter((signature) => signature.problem === null)
  const isSenderAligned = sender?.result === 'pass' && isAligned(address.domain, sender.domain)
  const policy = await checkPolicy(address, {
    dkimDomains: good.map((signature) => signature.domain),
    spfDomains: isSenderAligned ? [sender.domain] : [],
    resolver,
  })
  return judge({ address, signatures, good, sender, isSenderAligned, policy })
}

async function checkSender(
  connection: Connection,
  options: { resolver: MailResolver; serverName?: string },
): Promise<Verdict['spf']> {
  if (connection.remoteAddress === null) return null
  const { domain, status } = await spf({
    ip: connection.remoteAddress,
    helo: connection.helo ?? '',
    sender: connection.mailFrom ?? '',
    mta: options.serverName ?? 'localhost',
    resolver: options.resolver as (name: string, type: string) => Promise<string[][]>,
    maxElapsedTime: spfSeconds * 1000,
    strict: true,
  })
  return { domain, result: status.result }
}

/** The policy of the From domain, for the identities that count so far; not asked when there are none. */
async function checkPolicy(
  address: Address,
  identities: { dkimDomains: string[]; spfDomains: string[]; resolver: MailResolver },
): Promise<DMARCResult | null> {
  if (identities.dkimDomains.length + identities.spfDomains.length === 0) return null
  const result = await dmarc({
    headerFrom: [address.normalised],
    fromFields: 1,
    dkimDomains: identities.dkimDomains.map((domain) => ({ domain })),
    spfDomains: identities.spfDomains,
    resolver: identities.resolver as (name: string, type: string) => Promise<string[][]>,
    strict: true,
  })
  return result || null
}

interface Findings {
  address: Address
  signatures: { summaries: readonly SignatureSummary[]; wereTooMany: boolean }
  good: readonly SignatureSummary[]
  sender: Verdict['spf']
  isSenderAligned: boolean
  policy: DMARCResult | null
}

/**
 * DMARC only takes away: its record may ask for strict alignment. SPF proves a server and not an author,
 * so it never makes more than `weak`, with a record or without.
 */
function judge(findings: Findings): Verdict {
  const { address, signatures, good, sender, isSenderAligned, policy } = findings
  const hasPolicy = policy !== null && policy.alignment !== undefined
  const isPolicyUnknown = policy?.status.result === 'temperror'
  const allowsDkim = !hasPolicy || Boolean(policy.alignment.dkim.result)
  const allowsSpf = !hasPolicy || Boolean(policy.alignment.spf.result)
  const mayDkim = signatures.summaries.some(({ problem }) => problem === 'dns-failure')
  const isSpfUnknown = sender?.result === 'temperror' && isAligned(address.domain, sender.domain)

  const evidence = {
    dkim: signatures.summaries,
    spf: sender,
    dmarc: policy && { result: policy.status.result, policy: policy.policy ?? null },
  }
  const say = (level: Verdict['level'], ...reasons: VerdictReason[]): Verdict => ({
    level,
    from: level === 'strong' || level === 'weak' ? address.normalised : null,
    reasons: signatures.wereTooMany ? [...reasons, 'too-many-signatures'] : reasons,
    ...evidence,
  })

  if (isPolicyUnknown) return say('retry', 'dmarc-dns-failure')
  if (good.length > 0 && allowsDkim) return say('strong', 'dkim-aligned')
  if (mayDkim) return say('retry', 'dkim-dns-failure')
  const dkimReason =
    signatures.summaries.length > 0 ? 'no-good-dkim-signature' : 'no-dkim-signature'
  if (isSenderAligned && allowsSpf) return say('weak', dkimReason, 'spf-aligned')
  if (isSpfUnknown) return say('retry', dkimReason, 'spf-dns-failure')
  if (good.length > 0 || isSenderAligned) return say('none', 'dmarc-not-aligned')
  return say('none', dkimReason, sender ? 'spf-not-passed' : 'spf-not-checked')
}

function unauthenticated(reason: VerdictReason): Verdict {
  return { level: 'none', from: null, reasons: [reason], dkim: [], spf: null, dmarc: null }
}

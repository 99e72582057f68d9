import { normaliseAddress } from '../addresses/parse-address.ts'
import { readFrom } from '../message/from.ts'
import { readHeader, valuesOf } from '../message/header-fields.ts'
import { readArcResults } from './arc-results.ts'
import { readEdgeResults, type TrustedEdge } from './edge-results.ts'
import { judge } from './judge.ts'
import type { MailUnderTest } from './mail-under-test.ts'
import { checkPolicy } from './policy.ts'
import { isPlain, nothingRelayed, selectRelayed } from './relayed-results.ts'
import { askHostNamesOnly, defaultDnsSeconds, type MailResolver, withDeadline } from './resolver.ts'
import { type Connection, checkSender } from './sender.ts'
import { checkSignatures, type SignatureFindings } from './signatures.ts'
import type { Verdict, VerdictReason } from './verdict.ts'

export interface AuthenticationOptions {
  readonly resolver: MailResolver
  readonly now: Date
  /** Name of the receiving host, for SPF macros. */
  readonly serverName?: string
  /** Only for a mail that this edge brought: what stands on top of any other was written by anybody. */
  readonly edge?: TrustedEdge | undefined
  /** Domains whose ARC seals we believe (RFC 8617). */
  readonly arcForwarders?: readonly string[]
  /** For all questions to DNS together; 30 when it is not given. */
  readonly deadlineSeconds?: number
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
  'content-disposition',
]

/**
 * Judges who wrote a message from its raw bytes and its connection: DKIM (RFC 6376), SPF (RFC 7208) and
 * DMARC alignment (RFC 7489, RFC 9989). Never throws for what a message holds. A DNS failure that could
 * change the verdict makes it `retry`.
 */
export async function authenticateMail(
  given: Uint8Array,
  connection: Connection,
  options: AuthenticationOptions,
): Promise<Verdict> {
  const raw = toCrlf(given)
  const header = readHeader(raw)
  const { address } = readFrom(header)
  if (!address) return unauthenticated('from-unclear')
  if (singleFields.some((name) => valuesOf(header, name).length > 1)) {
    return unauthenticated('header-repeated')
  }

  using limit = withDeadline(
    askHostNamesOnly(options.resolver),
    options.deadlineSeconds ?? defaultDnsSeconds,
  )
  const mail = { raw, header, fromDomain: address.domain, now: options.now }
  const [signatures, spf] = await Promise.all([
    checkSignatures(mail, limit.resolver),
    checkSender(connection, {
      fromDomain: address.domain,
      resolver: limit.resolver,
      serverName: options.serverName ?? 'localhost',
    }),
  ])
  const [verifiedFrom = ''] = signatures.headerFrom
  if (signatures.headerFrom.length !== 1 || normaliseAddress(verifiedFrom) !== address.normalised) {
    return unauthenticated('from-unclear')
  }

  const { witnesses, isArcUnknown } = await hearOthers(mail, signatures, {
    ...options,
    resolver: limit.resolver,
    // An edge copies these two into its results
    edge: [connection.mailFrom, connection.helo].every((text) => isPlain(text ?? ''))
      ? options.edge
      : undefined,
  })
  const senders = spf?.result === 'pass' ? [spf.domain] : []
  const policy = await checkPolicy(address, { ...witnesses, spf: senders }, limit.resolver)
  const { level, reasons } = judge({ dkim: signatures.summaries, spf, ...policy, isArcUnknown })
  const isProved = level === 'strong' || level === 'weak'
  return {
    level,
    from: isProved ? address.normalised : null,
    reasons: signatures.wereTooMany ? [...reasons, 'too-many-signatures'] : reasons,
    dkim: signatures.summaries,
    spf,
    dmarc: policy.dmarc,
  }
}

/** What our edge and believed forwarders add. ARC costs questions to DNS, so it is asked last. */
async function hearOthers(
  mail: MailUnderTest,
  signatures: SignatureFindings,
  { edge: trusted, arcForwarders = [], resolver }: AuthenticationOptions,
) {
  const good = signatures.summaries.filter(({ problem }) => problem === null)
  const dkim = good.map(({ domain }) => domain)
  const edge = trusted ? selectRelayed(readEdgeResults(mail.header, trusted), mail) : nothingRelayed
  const isProved = dkim.length > 0 || edge.dkimDomains.length > 0
  const forwarders = isProved ? [] : arcForwarders
  const { results, isUnknown } = await readArcResults(mail, { forwarders, resolver })
  const arc = selectRelayed(results, mail)
  return { witnesses: { dkim, edge, arc }, isArcUnknown: isUnknown }
}

function unauthenticated(reason: VerdictReason): Verdict {
  return { level: 'none', from: null, reasons: [reason], dkim: [], spf: null, dmarc: null }
}

/** What signers and readers make of a bare line feed; mailauth does it in a time that grows with their number. */
function toCrlf(raw: Uint8Array): Uint8Array {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  const whole = text.replace(/(?<!\r)\n/g, '\r\n')
  return whole.length === text.length ? raw : Buffer.from(whole, 'latin1')
}

import { normaliseAddress } from '../../addresses/parse-address.ts'
import { type Header, readHeaderText, valuesOf } from '../../message/header-fields.ts'

/** What a report says about one recipient (RFC 3464 §2.3). */
export interface ReportedRecipient {
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`, or whatever else it says, in lower case. */
  readonly action: string | undefined
  /** Enhanced status (RFC 3463). */
  readonly status: string | null
  /** As the message was addressed to, normalised. */
  readonly address: string | null
}

export interface DeliveryStatus {
  /** What the sender named the transmission by (RFC 3461 §4.4). */
  readonly envelopeId: string | null
  readonly recipients: readonly ReportedRecipient[]
}

/** Reads the body of a `message/delivery-status`, given as one character for each byte. */
export function readDeliveryStatus(report: string): DeliveryStatus {
  const groups = report
    .split(/\n[ \t\r]*\n/, 200)
    .map((block) => readHeaderText(`${block.replace(/^\s+/, '')}\n`))
  const [about] = groups
  return {
    envelopeId: (about && valuesOf(about, 'original-envelope-id')[0]?.slice(0, 200)) || null,
    recipients: groups.map((fields) => ({
      action: valuesOf(fields, 'action')[0]
        ?.toLowerCase()
        .split(/[\s;(]/)[0],
      status: statusIn(valuesOf(fields, 'status')[0]) ?? statusOfDiagnostic(fields),
      address:
        addressIn(valuesOf(fields, 'original-recipient')[0]) ??
        addressIn(valuesOf(fields, 'final-recipient')[0]),
    })),
  }
}

/** The address behind its type (`rfc822;ann@mail.example`), also in angle brackets. */
export function addressIn(field = ''): string | null {
  const [, address = ''] =
    /^(?:[a-z0-9-]{1,30}[ \t]*;)?[ \t]*<?([^<>\s]{3,320})>?/i.exec(field) ?? []
  return normaliseAddress(address)
}

function statusIn(value = ''): string | null {
  return /^\s*([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(value)?.[1] ?? null
}

/** Some servers say it only in the answer of the other server. */
function statusOfDiagnostic(fields: Header): string | null {
  const diagnostic = valuesOf(fields, 'diagnostic-code')[0] ?? ''
  const [, extended, basic] =
    /\b[45]\d\d[ -]#?([45]\.\d{1,3}\.\d{1,3})\b|\b([45])\d\d\b/.exec(diagnostic.slice(0, 1_000)) ??
    []
  return extended ?? (basic ? `${basic}.0.0` : null)
}

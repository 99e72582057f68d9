import { randomBytes } from 'node:crypto'

export type TextStatus = 'queued' | 'sent' | 'delivered' | 'undelivered'

/** A text as it is kept; `status` grows from `queued` to `delivered` or `undelivered`. */
export interface KeptText {
  /** The same as `sid`. */
  id: string
  sid: string
  /** E.164. */
  to: string
  from: string
  body: string
  status: TextStatus
  /** When it was taken for sending, ISO 8601. */
  sentAt: string
  updatedAt: string
  /** 30003 (unreachable handset) when undelivered. */
  errorCode: number | null
  messagingServiceSid: string | null
  statusCallback: string | null
  /** Where its status ends. */
  fate: 'delivered' | 'undelivered'
  /** Each status is reported twice, as Twilio sometimes does. */
  isReportedTwice: boolean
}

export function newTextSid(): string {
  return `SM${randomBytes(16).toString('hex')}`
}

/** The message resource as Twilio's API gives it. */
export function describeText(text: KeptText, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${text.sid}`
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: text.body,
    date_created: rfc2822(text.sentAt),
    date_sent: text.status === 'queued' ? null : rfc2822(text.sentAt),
    date_updated: rfc2822(text.updatedAt),
    direction: 'outbound-api',
    error_code: text.errorCode,
    error_message: null,
    from: text.from,
    messaging_service_sid: text.messagingServiceSid,
    num_media: '0',
    num_segments: String(countSegments(text.body)),
    price: null,
    price_unit: null,
    sid: text.sid,
    status: text.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: text.to,
    uri: `${uri}.json`,
  }
}

function rfc2822(time: string): string {
  return new Date(time).toUTCString().replace('GMT', '+0000')
}

const gsm7 =
  /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\f^{}\\[~\]|€]*$/

/** 160 or 70 characters in one part, 153 or 67 in each of several (3GPP TS 23.038, 23.040). */
function countSegments(body: string): number {
  const isGsm7 = gsm7.test(body)
  const length = isGsm7 ? body.length + (body.match(/[\f^{}\\[~\]|€]/g)?.length ?? 0) : body.length
  const [single, each] = isGsm7 ? [160, 153] : [70, 67]
  return length <= single ? 1 : Math.ceil(length / each)
}

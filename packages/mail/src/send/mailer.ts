import type { ConnectionOptions } from 'node:tls'
import { createTransport, type NodemailerError } from 'nodemailer'
import { requireAddress } from '../addresses/require-address.ts'

export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string }
  /** One address, as typed. */
  readonly to: string
  /** Reverse path that bounces come back to; the From address when it is not given, the null path when it is empty. */
  readonly envelopeFrom?: string | undefined
  readonly replyTo?: string | undefined
  readonly subject: string
  readonly text: string
  /** Angle brackets included. */
  readonly messageId: string
  readonly inReplyTo?: string | undefined
  readonly references?: readonly string[] | undefined
  /** Language tags for Content-Language (RFC 3282), in the order of the text. */
  readonly languages: readonly string[]
  /** RFC 3834 §5. */
  readonly autoSubmitted: 'auto-generated' | 'auto-replied'
  readonly date?: Date | undefined
}

export type SendResult =
  | { readonly sent: true; readonly response: string; readonly messageId: string }
  | {
      readonly sent: false
      /** True when the same message would be refused again. */
      readonly permanent: boolean
      /** `smtp-550`, or what failed before an answer came, e.g. `econnection`. */
      readonly code: string
    }

export interface Mailer extends AsyncDisposable {
  send(message: OutgoingMail): Promise<SendResult>
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with credentials where the relay wants them. */
  readonly url: string
  readonly dkim: {
    readonly domainName: string
    readonly keySelector: string
    readonly privateKey: string
  }
  readonly tls?: ConnectionOptions | undefined
}

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 }

/**
 * Sends plain-text mail through one relay, signed with DKIM. A relay that refuses or cannot be reached
 * is a value; what cannot be a message at all (an address that is none, a line break in a header) is a
 * bug of the caller and throws, without quoting it.
 */
export function createMailer(options: MailerOptions): Mailer {
  const transport = createTransport({
    url: options.url,
    dkim: options.dkim,
    ...timeouts,
    ...(options.tls && { tls: options.tls }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(message) {
      const composed = compose(message)
      try {
        const info = await transport.sendMail(composed)
        return { sent: true, response: info.response, messageId: message.messageId }
      } catch (error) {
        return describeFailure(error)
      }
    },
    async [Symbol.asyncDispose]() {
      transport.close()
    },
  }
}

function compose(message: OutgoingMail) {
  const to = requireAddress(message.to).address
  const from = requireAddress(message.from.address).address
  const headers = [
    message.from.name,
    message.subject,
    message.messageId,
    message.inReplyTo ?? '',
    ...(message.references ?? []),
    ...message.languages,
  ]
  if (headers.some((value) => /\p{Cc}/u.test(value)))
    throw new TypeError('a header holds a control character')

  return {
    // Objects, never strings: a string is read as a list (GHSA-mm7p-fcc7-pg87, GHSA-vvjj-xcjg-gr5g)
    envelope: {
      from: reversePath(message.envelopeFrom ?? from),
      to: [mailbox(to)],
    },
    from: mailbox(from, message.from.name),
    to: mailbox(to),
    ...(message.replyTo && { replyTo: mailbox(requireAddress(message.replyTo).address) }),
    subject: message.subject,
    text: message.text,
    messageId: message.messageId,
    ...(message.inReplyTo && { inReplyTo: message.inReplyTo }),
    ...(message.references && { references: [...message.references] }),
    ...(message.date && { date: message.date }),
    headers: {
      'Auto-Submitted': message.autoSubmitted,
      // MS-OXCMAIL: asks Exchange not to answer by itself, but leaves bounces on
      'X-Auto-Response-Suppress': 'OOF, AutoReply, DR, RN, NRN',
      'Content-Language': message.languages.join(', '),
    },
    xMailer: false as const,
  }
}

function reversePath(address: string) {
  return address === '' ? '' : mailbox(requireAddress(address).address)
}

function mailbox(address: string, name = '') {
  return { address, name }
}

function describeFailure(error: unknown): SendResult {
  const { code = 'unknown', responseCode, permanent } = error as NodemailerError
  // A relay that refuses us (EAUTH, ETLS) is for an operator to mend; the message itself is good
  const isAboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  return {
    sent: false,
    permanent: isAboutMessage && permanent === true,
    code: responseCode ? `smtp-${responseCode}` : code.toLowerCase(),
  }
}

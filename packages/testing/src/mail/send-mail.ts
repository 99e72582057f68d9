import { randomUUID } from 'node:crypto'
import type { Resolver } from 'node:dns/promises'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import type { DkimKey } from './dkim-key.ts'
import { isSigned, providerHost } from './zone.ts'

/** A mail as its writer gives it; `raw` is a whole message instead of `subject` and `text`. */
export interface OutgoingMail {
  from: string
  to: string
  fromName?: string | undefined
  subject?: string | undefined
  text?: string | undefined
  raw?: string | undefined
  replyTo?: string | undefined
  inReplyTo?: string | undefined
  references?: string[] | undefined
  /** Leaves the DKIM signature out. */
  unsigned?: boolean | undefined
  /** Signs as this domain instead of the one in `from`, as a forger would. */
  signAs?: string | undefined
  /** Sender of the envelope, when it is not `from`. */
  envelopeFrom?: string | undefined
}

export type Delivery =
  | { accepted: true; messageId: string; response: string }
  | { accepted: false; reason: DeliveryRefusal; responseCode: number | null; response: string }

/**
 * `no-such-domain`, `null-mx`, `no-mx`, `dns-failed`: nobody was asked. `refused`: a permanent (5xx)
 * answer. `deferred`: a temporary (4xx) answer. `unreachable`: nobody answered.
 */
export type DeliveryRefusal =
  | 'no-such-domain'
  | 'null-mx'
  | 'no-mx'
  | 'dns-failed'
  | 'refused'
  | 'deferred'
  | 'unreachable'

export interface Sender {
  resolver: Resolver
  /** Where the server of an MX name listens: port 25 needs root, so it is another one here. */
  serverOf: (exchange: string) => { host: string; port: number }
  dkim: DkimKey
}

/** Signs a mail (DKIM, RFC 6376) and hands it over SMTP to the mail server of the recipient. */
export async function sendMail(sender: Sender, mail: OutgoingMail): Promise<Delivery> {
  const route = await findMailServer(sender.resolver, domainOf(mail.to))
  if ('reason' in route) {
    return { accepted: false, responseCode: null, response: route.response, reason: route.reason }
  }
  const transport = nodemailer.createTransport({
    ...sender.serverOf(route.exchange),
    name: providerHost,
    ignoreTLS: true,
    connectionTimeout: 5000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...signature(sender.dkim, mail),
  })
  try {
    const sent = await transport.sendMail(compose(mail))
    return { accepted: true, messageId: sent.messageId, response: sent.response }
  } catch (error) {
    return explain(error as SmtpError)
  } finally {
    transport.close()
  }
}

/** The same mail, signed and not sent: the bytes that its recipient's server would get. */
export async function composeMail(dkim: DkimKey, mail: OutgoingMail): Promise<Buffer> {
  const transport = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...signature(dkim, mail),
  })
  const { message } = await transport.sendMail(compose(mail))
  if (!Buffer.isBuffer(message)) throw new Error('The mail was not composed as one buffer')
  return message
}

function compose(mail: OutgoingMail): SendMailOptions {
  const envelope = { from: mail.envelopeFrom ?? mail.from, to: [mail.to] }
  if (mail.raw !== undefined) return { envelope, raw: mail.raw.replace(/\r?\n/g, '\r\n') }
  return {
    envelope,
    // an object, never a string: a string would be parsed as a list
    from: { name: mail.fromName ?? '', address: mail.from },
    to: { name: '', address: mail.to },
    ...(mail.replyTo && { replyTo: { name: '', address: mail.replyTo } }),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    messageId: `<${randomUUID()}@${domainOf(mail.from)}>`,
    ...(mail.inReplyTo && {
      inReplyTo: mail.inReplyTo,
      references: mail.references ?? [mail.inReplyTo],
    }),
  }
}

function signature(key: DkimKey, mail: OutgoingMail) {
  const domain = mail.signAs ?? domainOf(mail.from)
  if (mail.unsigned || !isSigned(domain)) return {}
  return {
    dkim: { domainName: domain, keySelector: key.selector, privateKey: key.privateKey },
  }
}

type Route = { exchange: string } | { reason: DeliveryRefusal; response: string }

async function findMailServer(resolver: Resolver, domain: string): Promise<Route> {
  try {
    const [best] = (await resolver.resolveMx(domain)).sort((a, b) => a.priority - b.priority)
    if (!best) return { reason: 'no-mx', response: `${domain} has no mail server` }
    if (best.exchange) return best
    return { reason: 'null-mx', response: `${domain} takes no mail (null MX, RFC 7505)` }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOTFOUND') {
      return { reason: 'no-such-domain', response: `there is no domain ${domain}` }
    }
    if (code === 'ENODATA') return { reason: 'no-mx', response: `${domain} has no mail server` }
    return { reason: 'dns-failed', response: `the MX of ${domain} could not be asked for: ${code}` }
  }
}

interface SmtpError extends Error {
  responseCode?: number
  response?: string
}

function explain(error: SmtpError): Delivery {
  const { responseCode } = error
  if (responseCode === undefined) {
    return {
      accepted: false,
      reason: 'unreachable',
      responseCode: null,
      response: error.message,
    }
  }
  return {
    accepted: false,
    reason: responseCode >= 500 ? 'refused' : 'deferred',
    responseCode,
    response: error.response ?? error.message,
  }
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

import { Resolver } from 'node:dns/promises'
import path from 'node:path'
import { type Authority, openAuthority } from '../certificate.ts'
import { openJournal } from '../journal.ts'
import { waitUntil } from '../wait-until.ts'
import type { DkimKey } from './dkim-key.ts'
import { type HandedOverLog, openHandedOverLog } from './handed-over.ts'
import type { Refusal } from './inbox.ts'
import { openInboxes } from './inboxes.ts'
import type { KeptMail } from './kept-mail.ts'
import { keepManners, type Manner } from './manner.ts'
import { composeMail, type Delivery, domainOf, type OutgoingMail, sendMail } from './send-mail.ts'
import { reservedDomains, type ServiceDomain, serviceMailHost } from './zone.ts'

export interface MailProviderOptions {
  /** Resolvers, each `host:port`. */
  dnsServers: string[]
  dkim: DkimKey
  /** Domains whose mail goes to their own listener, and is not taken here. */
  services: readonly ServiceDomain[]
  host?: string | undefined
  smtpPort?: number | undefined
  mxPort?: number | undefined
  /** For the certificates of the mail servers; one of its own if not given. */
  authority?: Authority | undefined
  /** Keeps the mail there; without it, in memory. */
  folder?: string | undefined
}

export interface MailProvider extends AsyncDisposable {
  readonly smtpPort: number
  /** `smtp://host:port`, for a service that hands its mail over. */
  readonly smtpUrl: string
  /** Where mail servers of the world listen for whoever delivers himself, with STARTTLS. */
  readonly mxPort: number
  /** Every message that came whole, by any way; as lines of `handed-over.jsonl` where there is a folder. */
  readonly handedOver: Omit<HandedOverLog, 'append' | 'addBrokenOff'>
  /** Newest first; of one mailbox (case does not count), or of all. */
  mail(mailbox?: string): KeptMail[]
  /** Resolves with the newest mail that fits, now or when it comes. */
  waitForMail(wanted: {
    to: string
    where?: (mail: KeptMail) => boolean
    timeoutMilliseconds?: number
  }): Promise<KeptMail>
  /** Signs as the domain of `from` and delivers to the MX of the recipient's domain. */
  send(mail: OutgoingMail): Promise<Delivery>
  /** The same mail, signed and not sent. */
  compose(mail: OutgoingMail): Promise<Buffer>
  /** From now on mail for this address is answered so; null mends it. */
  setRefusal(address: string, refusal: Refusal | null): void
  /** From now on mail for this mailbox or domain is treated so; null mends it. */
  setManner(target: string, manner: Manner | null): void
  onChange(listener: (mail: KeptMail) => void): () => void
}

/** Starts a provider of mailboxes: SMTP in and out, as large providers do it. */
export async function startMailProvider(options: MailProviderOptions): Promise<MailProvider> {
  const host = options.host ?? '127.0.0.1'
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  resolver.setServers(options.dnsServers)
  const refusals = new Map<string, Refusal>()
  const { mailboxes, log } = await openJournals(options.folder)
  const manners = keepManners()
  const taking = {
    resolver,
    manners,
    log,
    refusalOf: (address: string) =>
      refusals.get(address.toLowerCase()) ?? refusalOf(address, options.services),
    async keep(mail: KeptMail) {
      // the same Message-ID again is answered like the first time, and not shown twice
      if (!mailboxes.get(mail.id)) await mailboxes.put(mail)
    },
  }
  const inboxes = await openInboxes(
    { ...options, host, authority: options.authority ?? (await openAuthority()) },
    taking,
  )
  const { smtpPort } = inboxes

  const serverOf = (exchange: string) =>
    serverOfService(exchange, options.services) ?? { host, port: smtpPort }
  const mail = (mailbox?: string) => mailboxes.newestFirst().filter(isIn(mailbox))

  return {
    smtpPort,
    smtpUrl: `smtp://${host}:${smtpPort}`,
    mxPort: inboxes.mxPort,
    handedOver: log,
    mail,
    waitForMail: ({ to, where = () => true, timeoutMilliseconds }) =>
      waitUntil({
        look: () => mail(to).find(where),
        onChange: (listener) => mailboxes.onChange(listener),
        what: 'the mail',
        timeoutMilliseconds,
      }),
    compose: (outgoing) => composeMail(options.dkim, outgoing),
    send: (outgoing) => sendMail({ resolver, serverOf, dkim: options.dkim }, outgoing),
    setRefusal: (address, refusal) =>
      refusal
        ? refusals.set(address.toLowerCase(), refusal)
        : refusals.delete(address.toLowerCase()),
    setManner: manners.set,
    onChange: (listener) => mailboxes.onChange(listener),
    async [Symbol.asyncDispose]() {
      await inboxes.close()
      resolver.cancel()
      await mailboxes[Symbol.asyncDispose]()
    },
  }
}

async function openJournals(folder: string | undefined) {
  const file = (name: string) => folder && path.join(folder, name)
  const mailboxes = await openJournal<KeptMail>({
    file: file('mail.jsonl'),
    maxEntries: 1000,
    maxCharacters: 64 * 1024 * 1024,
  })
  return { mailboxes, log: await openHandedOverLog(file('handed-over.jsonl')) }
}

function serverOfService(exchange: string, services: readonly ServiceDomain[]) {
  const service = services.find(({ domain }) => serviceMailHost(domain) === exchange)
  if (!service) return undefined
  const port = typeof service.smtpPort === 'number' ? service.smtpPort : service.smtpPort()
  return { host: service.smtpHost ?? '127.0.0.1', port }
}

function isIn(mailbox: string | undefined) {
  return (mail: KeptMail) => !mailbox || mail.to.toLowerCase() === mailbox.toLowerCase()
}

function refusalOf(address: string, services: readonly ServiceDomain[]): Refusal | undefined {
  const domain = domainOf(address)
  if (services.some((service) => service.domain === domain)) {
    return { code: 550, message: `5.7.1 ${domain} has a mail server of its own` }
  }
  switch (domain) {
    case reservedDomains.nullMx:
      return { code: 556, message: '5.1.10 the domain takes no mail (RFC 7505)' }
    case reservedDomains.noMail:
    case reservedDomains.nowhere:
      return { code: 550, message: '5.1.2 the domain has no mail server' }
    case reservedDomains.refuses:
      return { code: 550, message: '5.1.1 no such mailbox' }
    case reservedDomains.defers:
      return { code: 451, message: '4.3.2 too busy, try again later' }
    default:
      return undefined
  }
}

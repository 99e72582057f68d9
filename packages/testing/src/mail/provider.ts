import { Resolver } from 'node:dns/promises'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { openJournal } from '../journal.ts'
import { waitUntil } from '../wait-until.ts'
import type { DkimKey } from './dkim-key.ts'
import type { KeptMail } from './kept-mail.ts'
import { receiveMail, smtpError } from './receive-mail.ts'
import { type Delivery, domainOf, type OutgoingMail, sendMail } from './send-mail.ts'
import { providerHost, reservedDomains, type ServiceDomain, serviceMailHost } from './zone.ts'

export interface MailProviderOptions {
  /** Resolvers, each `host:port`. */
  dnsServers: string[]
  dkim: DkimKey
  /** Domains whose mail goes to their own listener, and is not taken here. */
  services: readonly ServiceDomain[]
  host?: string | undefined
  smtpPort?: number | undefined
  /** Keeps the mail there; without it, in memory. */
  folder?: string | undefined
}

export interface MailProvider extends AsyncDisposable {
  readonly smtpPort: number
  /** `smtp://host:port`, for a service that hands its mail over. */
  readonly smtpUrl: string
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
  /** From now on mail for this address is answered so; null mends it. */
  setRefusal(address: string, refusal: { code: number; message: string } | null): void
  onChange(listener: (mail: KeptMail) => void): () => void
}

/** Starts a provider of mailboxes: SMTP in and out, as large providers do it. */
export async function startMailProvider(options: MailProviderOptions): Promise<MailProvider> {
  const host = options.host ?? '127.0.0.1'
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  resolver.setServers(options.dnsServers)
  const refusals = new Map<string, { code: number; message: string }>()
  const mailboxes = await openJournal<KeptMail>({
    file: options.folder && path.join(options.folder, 'mail.jsonl'),
    maxEntries: 1000,
    maxBytes: 64 * 1024 * 1024,
  })

  const server = new SMTPServer({
    name: providerHost,
    banner: 'a stand-in for the world outside',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 36 * 1024 * 1024,
    closeTimeout: 1,
    onRcptTo({ address }, _session, done) {
      const refusal = refusals.get(address.toLowerCase()) ?? refusalOf(address, options.services)
      done(refusal ? smtpError(refusal.code, refusal.message) : null)
    },
    onData(stream, session, done) {
      receiveMail(stream, session, resolver)
        .then(async (received) => {
          // the same Message-ID again is answered like the first time, and not shown twice
          const fresh = received.filter(({ id }) => !mailboxes.get(id))
          await Promise.all(fresh.map((mail) => mailboxes.put(mail)))
        })
        .then(
          () => done(null, '2.0.0 kept'),
          (error: Error) => done(error),
        )
    },
  })
  const smtpPort = await listen(server, options.smtpPort ?? 0, host)

  const portOf = (exchange: string): number => {
    const service = options.services.find(({ domain }) => serviceMailHost(domain) === exchange)
    if (!service) return smtpPort
    return typeof service.smtpPort === 'number' ? service.smtpPort : service.smtpPort()
  }
  const mail = (mailbox?: string) => mailboxes.newestFirst().filter(isIn(mailbox))

  return {
    smtpPort,
    smtpUrl: `smtp://${host}:${smtpPort}`,
    mail,
    waitForMail: ({ to, where = () => true, timeoutMilliseconds }) =>
      waitUntil({
        look: () => mail(to).find(where),
        onChange: (listener) => mailboxes.onChange(listener),
        what: 'the mail',
        timeoutMilliseconds,
      }),
    send: (outgoing) => sendMail({ resolver, host, portOf, dkim: options.dkim }, outgoing),
    setRefusal: (address, refusal) =>
      refusal
        ? refusals.set(address.toLowerCase(), refusal)
        : refusals.delete(address.toLowerCase()),
    onChange: (listener) => mailboxes.onChange(listener),
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(() => resolve()))
      resolver.cancel()
      await mailboxes[Symbol.asyncDispose]()
    },
  }
}

function isIn(mailbox: string | undefined) {
  return (mail: KeptMail) => !mailbox || mail.to.toLowerCase() === mailbox.toLowerCase()
}

function refusalOf(address: string, services: readonly ServiceDomain[]) {
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

function listen(server: SMTPServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const listening = server.listen(port, host, () => {
      server.off('error', reject)
      // a client that goes away in the middle is no reason to end
      server.on('error', () => undefined)
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

import type { Resolver } from 'node:dns/promises'
import { createSecureContext, type SecureContext } from 'node:tls'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import { type Authority, createCertificate } from '../certificate.ts'
import type { HandedOverLog } from './handed-over.ts'
import type { KeptMail } from './kept-mail.ts'
import type { Manners } from './manner.ts'
import { takeMail } from './take-mail.ts'
import { providerHost, reservedDomains, serviceMailHost } from './zone.ts'

/** An SMTP answer other than yes. */
export interface Refusal {
  /** 4xx: try again later; 5xx: never. */
  code: number
  message: string
}

export interface InboxOptions {
  host: string
  port: number
  /** Offers STARTTLS, with a certificate for whichever name it is asked for. */
  authority?: Authority | undefined
  resolver: Resolver
  refusalOf: (recipient: string) => Refusal | undefined
  manners: Manners
  log: HandedOverLog
  /** The mail is answered for only when this has resolved. */
  keep: (mail: KeptMail) => Promise<void>
}

/** Listens for SMTP (RFC 5321) without log-in: who it takes mail for is all that it asks. */
export async function openInbox(options: InboxOptions) {
  const { authority, manners } = options
  const hangUp = (session: SMTPServerSession) => {
    for (const connection of server.connections)
      if (connection.session === session) connection._socket?.destroy()
  }
  const server: SMTPServer = new SMTPServer({
    name: providerHost,
    banner: 'a stand-in for the world outside',
    disabledCommands: authority ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(authority && tlsOf(authority)),
    disableReverseLookup: true,
    size: 36 * 1024 * 1024,
    closeTimeout: 1,
    onRcptTo({ address }, session, done) {
      const refusal = options.refusalOf(address)
      if (refusal) return done(smtpError(refusal))
      const manner = manners.of(address, 'recipient')
      void Promise.resolve(manner?.wait?.()).then(() => {
        if (manner?.drops) hangUp(session)
        else done(manner?.answer ? smtpError(manner.answer) : null)
      })
    },
    onData(stream, session, done) {
      takeMail(stream, session, options).then((answer) => {
        if (answer === 'dropped') hangUp(session)
        else if (answer === 'taken') done(null, '2.0.0 kept')
        else done(smtpError(answer))
      }, done)
    },
  })
  const port = await listen(server, options.port, options.host)
  return { port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

/** Good certificates for all names but those of one domain. */
function tlsOf(authority: Authority): SMTPServerOptions {
  const contexts = new Map<string, SecureContext>()
  const badHost = serviceMailHost(reservedDomains.badCertificate)
  return {
    ...authority.issue([providerHost]),
    SNICallback(name, done) {
      const isBad = name === badHost
      const context =
        contexts.get(name) ??
        createSecureContext(isBad ? createCertificate(name) : authority.issue([name]))
      contexts.set(name, context)
      done(null, context)
    },
  }
}

function smtpError({ code, message }: Refusal): Error {
  return Object.assign(new Error(message), { responseCode: code })
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

import type { Resolver } from 'node:dns/promises'
import { SMTPServer } from 'smtp-server'
import type { KeptMail } from './kept-mail.ts'
import { receiveMail } from './receive-mail.ts'
import { providerHost } from './zone.ts'

/** An SMTP answer other than yes. */
export interface Refusal {
  /** 4xx: try again later; 5xx: never. */
  code: number
  message: string
}

export interface InboxOptions {
  host: string
  port: number
  resolver: Resolver
  refusalOf: (recipient: string) => Refusal | undefined
  /** The mail is answered for only when this has resolved. */
  keep: (mail: KeptMail) => Promise<void>
}

/** Listens for SMTP (RFC 5321) without log-in: who it takes mail for is all that it asks. */
export async function openInbox(options: InboxOptions) {
  const server = new SMTPServer({
    name: providerHost,
    banner: 'a stand-in for the world outside',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 36 * 1024 * 1024,
    closeTimeout: 1,
    onRcptTo({ address }, _session, done) {
      const refusal = options.refusalOf(address)
      done(refusal ? smtpError(refusal) : null)
    },
    onData(stream, session, done) {
      receiveMail(stream, session, options.resolver)
        .then((mails) => {
          if (stream.sizeExceeded) throw smtpError({ code: 552, message: '5.3.4 too big' })
          return Promise.all(mails.map(options.keep))
        })
        .then(
          () => done(null, '2.0.0 kept'),
          (error: Error) => done(error),
        )
    },
  })
  const port = await listen(server, options.port, options.host)
  return { port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
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

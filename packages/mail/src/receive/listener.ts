import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { parseDomain } from '../addresses/parse-address.ts'
import { findMessageProblem, type MessageLimits } from './message-checks.ts'
import { keepOpenSockets, type OpenSockets } from './open-sockets.ts'
import type { ReceivedMail } from './received-mail.ts'
import { type Refusal, refuse } from './refusals.ts'

/** The part of a logger that the listener needs; pino fits. */
export interface MailLog {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface SmtpListenerOptions {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** Host name in the greeting. */
  readonly serverName: string
  /** Domains that mail is taken for, A-label form; everything else would be relaying. */
  readonly domains: readonly string[]
  /**
   * Keeps the message. The client is told 250 only after this resolved; when it throws the client is
   * told to try again. It can be called twice with the same message.
   */
  readonly accept: (mail: ReceivedMail) => Promise<void>
  readonly clock: { now(): Date }
  readonly log: MailLog
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
  readonly maxMessageBytes?: number
  readonly maxRecipients?: number
  /** Half of them for one address. */
  readonly maxConnections?: number
  readonly idleTimeoutSeconds?: number
  /** A connection is cut after this, however busy it seems. */
  readonly maxSessionSeconds?: number
  readonly limits?: Partial<MessageLimits> | undefined
}

export interface SmtpListener extends AsyncDisposable {
  readonly host: string
  readonly port: number
}

type Settled = Required<Omit<SmtpListenerOptions, 'tls' | 'limits'>> &
  Pick<SmtpListenerOptions, 'tls'> & { limits: MessageLimits }

/**
 * Listens for mail (RFC 5321) and hands each message to `accept`. Takes mail for its own domains only,
 * whatever the local part, so that nobody learns which addresses exist; knows neither AUTH nor VRFY.
 * Refusals carry enhanced codes (RFC 3463). Rejects when it cannot listen.
 */
export async function startSmtpListener(given: SmtpListenerOptions): Promise<SmtpListener> {
  const options = withDefaults(given)
  const accepting = new Set<Promise<unknown>>()
  const sockets = keepOpenSockets({ maxSeconds: options.maxSessionSeconds })
  const server = createServer(options, accepting, sockets)
  server.on('error', (error) => {
    options.log.info({ code: codeOf(error) }, 'an SMTP connection failed')
  })
  server.server.on('connection', (socket: Socket) => sockets.watch(socket))
  server.listen(options.port, options.host)
  await once(server.server, 'listening')

  return {
    host: options.host,
    port: (server.server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(resolve))
      await Promise.allSettled(accepting)
      // The answer to the last accepted message leaves before its connection is ended
      setImmediate(() => sockets.endAll())
      await closed
    },
  }
}

function createServer(
  options: Settled,
  accepting: Set<Promise<unknown>>,
  sockets: OpenSockets,
): SMTPServer {
  const domains = new Set(options.domains)
  // Only what has come whole is waited for: a client can take its time over the rest
  const accept = (mail: ReceivedMail) => {
    const keeping = options.accept(mail).finally(() => accepting.delete(keeping))
    accepting.add(keeping)
    return keeping
  }
  return new SMTPServer({
    name: options.serverName,
    heloResponse: '%s',
    logger: false,
    disabledCommands: [
      'AUTH',
      'VRFY',
      'HELP',
      'WIZ',
      'SHELL',
      'KILL',
      'XCLIENT',
      'XFORWARD',
      ...(options.tls ? [] : ['STARTTLS']),
    ],
    ...options.tls,
    disableReverseLookup: true,
    size: options.maxMessageBytes,
    maxRecipients: options.maxRecipients,
    maxClients: options.maxConnections,
    maxCommandLength: 2048,
    socketTimeout: options.idleTimeoutSeconds * 1000,
    onConnect(session, done) {
      // Nobody alone can keep all others out
      const isCrowd = sockets.countEarlier(session) >= Math.ceil(options.maxConnections / 2)
      done(isCrowd ? refuse('too-many-connections') : null)
    },
    onSecure(socket, _session, done) {
      sockets.upgrade(socket)
      done()
    },
    onRcptTo(recipient, _session, done) {
      const domain = parseDomain(recipient.address.slice(recipient.address.lastIndexOf('@') + 1))
      const isOurs = domain !== null && domains.has(domain)
      const isPostmaster = recipient.address.toLowerCase() === 'postmaster' // RFC 5321 §4.5.1
      done(isOurs || isPostmaster ? null : refuse('relay'))
    },
    onData(stream, session, done) {
      void takeMessage(stream, session, { ...options, accept }).then((refusal) => {
        if (refusal) done(refuse(refusal))
        else done(null, '2.6.0 message accepted')
      })
    },
  })
}

/** Reads the message to its end and keeps it; the result is why it was not kept, or null. */
async function takeMessage(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: Settled,
): Promise<Refusal | null> {
  try {
    const raw = await readStream(stream, options.maxMessageBytes)
    if (!raw) return 'too-large'
    const problem = findMessageProblem(raw, options.limits)
    if (problem) {
      options.log.info({ problem }, 'a message was refused')
      return problem
    }
    await options.accept({
      raw,
      wayIn: 'smtp',
      remoteAddress: session.remoteAddress,
      helo: session.hostNameAppearsAs,
      mailFrom: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
      recipients: session.envelope.rcptTo.map((recipient) => recipient.address),
      tls: session.tlsOptions ? `${session.tlsOptions.version} ${session.tlsOptions.name}` : null,
      receivedAt: options.clock.now(),
    })
    return null
  } catch (error) {
    options.log.error(
      { code: codeOf(error) },
      'a message could not be kept; its sender will try again',
    )
    return 'our-error'
  }
}

/** Null when there was more than `maxBytes`; what is beyond that is read and forgotten. */
async function readStream(stream: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size <= maxBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  return size <= maxBytes ? Buffer.concat(chunks) : null
}

/** Names the kind of an error without its message, which may quote an address or a query. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

function withDefaults(options: SmtpListenerOptions): Settled {
  return {
    ...options,
    maxMessageBytes: options.maxMessageBytes ?? 1_048_576,
    maxRecipients: options.maxRecipients ?? 10,
    maxConnections: options.maxConnections ?? 100,
    idleTimeoutSeconds: options.idleTimeoutSeconds ?? 60,
    maxSessionSeconds: options.maxSessionSeconds ?? 600,
    limits: {
      maxLineBytes: 10_000,
      maxHeaderFields: 500,
      maxHeaderBytes: 131_072,
      ...options.limits,
    },
  }
}

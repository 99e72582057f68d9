import { SMTPServer } from 'smtp-server'
import { parseDomain } from '../addresses/parse-address.ts'
import { boundInFlight } from './in-flight.ts'
import { listenAt, type MailListener } from './listen-at.ts'
import type { MailLog } from './mail-log.ts'
import { defaultMaxMessageBytes, type MessageLimits, messageLimits } from './message-checks.ts'
import type { Networks } from './networks.ts'
import { findEdges, type Place } from './place.ts'
import type { ReceivedMail } from './received-mail.ts'
import { endsSession, refuse } from './refusals.ts'
import { keepSessions, type SessionLimits, type Sessions } from './sessions.ts'
import { type Taking, takeMessage } from './take-message.ts'

export interface ListenerOptions extends Partial<SessionLimits> {
  /** Host name in the greeting. */
  readonly serverName: string
  /** Domains that mail is taken for, A-label form; everything else would be relaying. */
  readonly domains: readonly string[]
  /**
   * Keeps the message. The client is told 250 only after this resolved; when it throws the client is
   * told to try again. It can be called twice with the same message.
   */
  readonly accept: (mail: ReceivedMail) => Promise<void>
  /** Asked about a message that came whole and may not be as large as others; it is refused then, and not kept. */
  readonly isTooLarge?: (mail: ReceivedMail) => Promise<boolean>
  readonly clock: { now(): Date }
  readonly log: MailLog
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
  /** Servers of our own organisation: they may say for which client they bring a message (XFORWARD). */
  readonly edges?: Networks | undefined
  readonly maxMessageBytes?: number
  /** Of all messages that come in at the same time; of those of one client an eighth. */
  readonly maxBytesInFlight?: number
  /** From DATA to its end, for edges too: memory is not held by who says little. */
  readonly maxMessageSeconds?: number
  readonly maxRecipients?: number
  readonly maxConnections?: number
  readonly idleTimeoutSeconds?: number
  readonly limits?: Partial<MessageLimits> | undefined
}

type Settled = Required<Omit<ListenerOptions, 'tls' | 'edges' | 'limits'>> &
  Pick<ListenerOptions, 'tls' | 'edges'> & { limits: MessageLimits }

/**
 * Listens for mail (RFC 5321) and hands each message to `accept`. Takes mail for its own domains only,
 * whatever the local part, so that nobody learns which addresses exist; knows neither AUTH nor VRFY.
 * Refusals carry enhanced codes (RFC 3463). Rejects when it cannot listen.
 */
export async function startSmtpListener(
  given: ListenerOptions & { readonly host: string; readonly port: number },
): Promise<MailListener> {
  return await startListener('smtp', given, given)
}

/**
 * Listens for mail over LMTP (RFC 2033), which only a server of our own organisation speaks to us: the
 * address of its client is never that of the sender. Answers once for each recipient, for all alike.
 */
export async function startLmtpListener(given: ListenerOptions & Place): Promise<MailListener> {
  return await startListener('lmtp', given, given)
}

async function startListener(
  wayIn: 'smtp' | 'lmtp',
  given: ListenerOptions,
  place: Place,
): Promise<MailListener> {
  const options = withDefaults(given)
  const accepting = new Set<Promise<unknown>>()
  const server = createServer({ wayIn, place }, options, accepting)
  return await listenAt(server, place, { accepting, log: options.log })
}

function createServer(
  { wayIn, place }: { wayIn: 'smtp' | 'lmtp'; place: Place },
  options: Settled,
  accepting: Set<Promise<unknown>>,
): SMTPServer {
  const isEdge = findEdges(place, options.edges)
  const sessions = keepSessions(options, { isEdge, areSenders: wayIn === 'smtp' })
  const inFlight = boundInFlight({
    maxBytes: options.maxBytesInFlight,
    maxBytesPerSite: Math.max(options.maxBytesInFlight / 8, options.maxMessageBytes),
  })
  // Only what has come whole is waited for: a client can take its time over the rest
  const accept = (mail: ReceivedMail) => {
    const keeping = keep(mail, options).finally(() => accepting.delete(keeping))
    accepting.add(keeping)
    return keeping
  }
  const server: SMTPServer = new SMTPServer({
    lmtp: wayIn === 'lmtp',
    name: options.serverName,
    heloResponse: '%s',
    logger: false,
    disabledCommands: unknownCommands(options),
    useXForward: true, // by sessions that `open` lets
    hideSMTPUTF8: true,
    ...options.tls,
    disableReverseLookup: true,
    size: options.maxMessageBytes,
    maxRecipients: options.maxRecipients,
    maxClients: options.maxConnections,
    maxCommandLength: 2048,
    socketTimeout: options.idleTimeoutSeconds * 1000,
    onConnect(session, done) {
      const refusal = sessions.open(server, session)
      done(refusal && refuse(refusal))
    },
    onClose: (session) => sessions.close(session),
    ...handleEnvelope(options, sessions),
    ...handleData({ ...options, wayIn, accept, sessions, inFlight }),
  })
  return server
}

async function keep(
  mail: ReceivedMail,
  { isTooLarge, accept }: Settled,
): Promise<'too-large' | null> {
  if (await isTooLarge(mail)) return 'too-large'
  await accept(mail)
  return null
}

function unknownCommands({ tls }: Settled): string[] {
  const always = ['AUTH', 'VRFY', 'HELP', 'WIZ', 'SHELL', 'KILL', 'XCLIENT']
  return tls ? always : [...always, 'STARTTLS']
}

type Handlers = NonNullable<ConstructorParameters<typeof SMTPServer>[0]>

function handleEnvelope(
  { domains }: Settled,
  sessions: Sessions,
): Pick<Handlers, 'onMailFrom' | 'onRcptTo'> {
  const ours = new Set(domains)
  return {
    onMailFrom(sender, session, done) {
      const [local = ''] = sender.address.split('@')
      const parameters = Object.keys(sender.args || {})
      if (parameters.includes('SMTPUTF8') || /[^\p{ASCII}]/u.test(local))
        return done(refuse('non-ascii-sender'))
      if (parameters.some((name) => name !== 'SIZE' && name !== 'BODY'))
        return done(refuse('unknown-parameter'))
      const refusal = sessions.begin(session)
      done(refusal && refuse(refusal))
    },
    onRcptTo(recipient, session, done) {
      const domain = parseDomain(recipient.address.slice(recipient.address.lastIndexOf('@') + 1))
      const isOurs = domain !== null && ours.has(domain)
      const isPostmaster = recipient.address.toLowerCase() === 'postmaster' // RFC 5321 §4.5.1
      if (!isOurs && !isPostmaster) return done(refuse('relay'))
      // None is offered, and a second address in its place is meant for somebody else
      if (recipient.args !== false) return done(refuse('unknown-parameter'))
      sessions.addRecipient(session)
      done()
    },
  }
}

function handleData(taking: Taking): Pick<Handlers, 'onData'> {
  const { wayIn, sessions } = taking
  return {
    onData(stream, session, done) {
      // Counted here: smtp-server forgets one that was named twice, and its client would wait for an answer (RFC 2033 §4.2)
      const recipients = wayIn === 'lmtp' ? sessions.recipientsOf(session) : 1
      void takeMessage(stream, session, taking).then((refusal) => {
        if (refusal && endsSession(refusal)) sessions.end(session, refusal)
        const answer = refusal ? refuse(refusal) : '2.6.0 message accepted'
        done(null, Array<Error | string>(recipients).fill(answer))
      })
    },
  }
}

function withDefaults(options: ListenerOptions): Settled {
  return {
    ...options,
    isTooLarge: options.isTooLarge ?? (async () => false),
    maxMessageBytes: options.maxMessageBytes ?? defaultMaxMessageBytes,
    maxBytesInFlight: options.maxBytesInFlight ?? 67_108_864,
    maxMessageSeconds: options.maxMessageSeconds ?? 120,
    maxRecipients: options.maxRecipients ?? 10,
    maxConnections: options.maxConnections ?? 500,
    maxConnectionsPerClient: options.maxConnectionsPerClient ?? 50,
    maxMessagesPerMinute: options.maxMessagesPerMinute ?? 300,
    maxCommands: options.maxCommands ?? 100,
    idleTimeoutSeconds: options.idleTimeoutSeconds ?? 60,
    maxSessionSeconds: options.maxSessionSeconds ?? 600,
    limits: { ...messageLimits, ...options.limits },
  }
}

import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { parseAddress } from '../addresses/parse-address.ts'
import { boundInFlight } from './in-flight.ts'
import { listenAt, type MailListener } from './listen-at.ts'
import type { MailLog } from './mail-log.ts'
import { type MessageLimits, messageLimits } from './message-checks.ts'
import { type Refusal, refuse, refuseSubmission } from './refusals.ts'
import { keepSessions, type SessionLimits, type Sessions } from './sessions.ts'
import { handleSignIn, type SignIn } from './sign-in.ts'
import { takeSubmission } from './take-submission.ts'

/** One message of a client that has signed in, for one recipient. */
export interface SubmittedMail<Client> {
  /** As it was transferred, dots unstuffed, lines ending in CRLF. */
  readonly raw: Uint8Array
  readonly client: Client
  /** The one recipient of the envelope, one address. */
  readonly recipient: string
}

/** What the client hears of a whole message; `words` hold nothing personal. */
export type SubmissionAnswer =
  | { readonly kind: 'accepted'; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string; readonly code: string }
  /** It is ours to mend: the client tries again. */
  | { readonly kind: 'later'; readonly words: string; readonly code: string }

export interface SubmissionOptions<Client> extends Partial<SessionLimits> {
  /** Host name in the greeting. */
  readonly serverName: string
  readonly tls: { readonly key: string; readonly cert: string }
  readonly signIn: SignIn<Client>
  /**
   * Keeps the message, or says why not. The client is told 250 only after this resolved; when it throws the client is
   * told to try again. It can be called twice with the same message.
   */
  readonly accept: (mail: SubmittedMail<Client>) => Promise<SubmissionAnswer>
  readonly log: MailLog
  readonly maxMessageBytes: number
  readonly maxConnections?: number
  readonly idleTimeoutSeconds?: number
  /** From DATA to its end. */
  readonly maxMessageSeconds?: number
  readonly limits?: Partial<MessageLimits>
}

type Settled<Client> = Required<Omit<SubmissionOptions<Client>, 'limits'>> & {
  limits: MessageLimits
}

/**
 * Listens for messages of our own clients (RFC 6409): STARTTLS (TLS 1.2 or later), then AUTH, then one message for one
 * recipient at a time, whole or not at all. Rejects when it cannot listen.
 */
export async function startSubmissionListener<Client>(
  given: SubmissionOptions<Client> & { readonly host: string; readonly port: number },
): Promise<MailListener> {
  const options = withDefaults(given)
  const accepting = new Set<Promise<unknown>>()
  const server = createServer(options, accepting)
  return await listenAt(server, given, { accepting, log: given.log })
}

function createServer<Client>(
  options: Settled<Client>,
  accepting: Set<Promise<unknown>>,
): SMTPServer {
  const sessions = keepSessions(options, {
    isEdge: () => false,
    areSenders: true,
    say: refuseSubmission,
  })
  const clients = new Map<string, Client>()
  const inFlight = boundInFlight({
    maxBytes: options.maxMessageBytes * 4,
    maxBytesPerSite: options.maxMessageBytes * 2,
  })
  const accept = (mail: SubmittedMail<Client>) => {
    const keeping = options.accept(mail).finally(() => accepting.delete(keeping))
    accepting.add(keeping)
    return keeping
  }
  const server: SMTPServer = new SMTPServer({
    name: options.serverName,
    heloResponse: '%s',
    logger: false,
    ...options.tls,
    minVersion: 'TLSv1.2',
    authMethods: ['PLAIN', 'LOGIN'],
    authRequiredMessage: refuse('authentication-needed').message,
    disabledCommands: ['VRFY', 'HELP', 'WIZ', 'SHELL', 'KILL', 'XCLIENT', 'XFORWARD'],
    hideSMTPUTF8: true,
    disableReverseLookup: true,
    size: options.maxMessageBytes,
    maxRecipients: 1_000, // counted by the session, which refuses the second
    maxClients: options.maxConnections,
    maxCommandLength: 2048,
    socketTimeout: options.idleTimeoutSeconds * 1000,
    onConnect(session, done) {
      const refusal = sessions.open(server, session)
      // Not offered in clear, and not known there
      session.disabledCommands = [...server.options.disabledCommands, 'AUTH']
      done(refusal && refuse(refusal))
    },
    onSecure(_socket, session, done) {
      session.disabledCommands = [...server.options.disabledCommands, 'STARTTLS']
      done()
    },
    onClose(session) {
      clients.delete(session.id)
      sessions.close(session)
    },
    onAuth: handleSignIn(options, clients),
    ...handleEnvelope(sessions, clients),
    onData(stream, session, done) {
      const taking = { ...options, sessions, clients, inFlight, accept }
      void takeSubmission(stream, session, taking).then((answer) => done(...answer))
    },
  })
  return server
}

type Handlers = NonNullable<ConstructorParameters<typeof SMTPServer>[0]>

function handleEnvelope(
  sessions: Sessions,
  clients: ReadonlyMap<string, unknown>,
): Pick<Handlers, 'onMailFrom' | 'onRcptTo'> {
  return {
    onMailFrom(sender, session, done) {
      const refusal = findSenderProblem(sender.args, session, clients) ?? sessions.begin(session)
      done(refusal && refuseSubmission(refusal))
    },
    onRcptTo(recipient, session, done) {
      sessions.addRecipient(session)
      if (recipient.args !== false) return done(refuseSubmission('unknown-parameter'))
      if (!parseAddress(recipient.address).ok) return done(refuseSubmission('recipient-syntax'))
      done(sessions.recipientsOf(session) > 1 ? refuseSubmission('one-recipient') : null)
    },
  }
}

/** `AUTH` says for whom a relay submits (RFC 4954 §5); it may be said and counts for nothing. */
const senderParameters = ['SIZE', 'BODY', 'AUTH']

function findSenderProblem(
  parameters: Readonly<Record<string, unknown>> | false,
  session: SMTPServerSession,
  clients: ReadonlyMap<string, unknown>,
): Refusal | null {
  if (!session.secure) return 'starttls-needed'
  if (!clients.has(session.id)) return 'authentication-needed'
  const names = Object.keys(parameters || {})
  return names.every((name) => senderParameters.includes(name)) ? null : 'unknown-parameter'
}

function withDefaults<Client>(options: SubmissionOptions<Client>): Settled<Client> {
  return {
    ...options,
    maxMessageSeconds: options.maxMessageSeconds ?? 300,
    maxConnections: options.maxConnections ?? 200,
    maxConnectionsPerClient: options.maxConnectionsPerClient ?? 50,
    maxMessagesPerMinute: options.maxMessagesPerMinute ?? 600,
    maxCommands: options.maxCommands ?? 100,
    idleTimeoutSeconds: options.idleTimeoutSeconds ?? 60,
    maxSessionSeconds: options.maxSessionSeconds ?? 900,
    limits: { ...messageLimits, ...options.limits },
  }
}

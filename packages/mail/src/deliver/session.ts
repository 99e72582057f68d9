import { isAscii } from 'node:buffer'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { NodemailerError } from 'nodemailer'
import SMTPConnection, {
  type SMTPConnectionSendInfo,
  type SMTPEnvelope,
} from 'nodemailer/lib/smtp-connection'
import {
  type DeliveryLimits,
  type DeliveryResult,
  failure,
  type GateHold,
  type Letter,
  type TlsFacts,
} from './delivery.ts'
import { GatedMessage } from './gated-message.ts'
import { type Attempt, cleanAnswer, final, judgeAnswer, judgeError, next } from './judge-error.ts'
import { type SessionClock, startSessionClock } from './session-clock.ts'

export interface Session {
  /** Connected, and spoken to by nobody yet. */
  readonly socket: Socket
  /** Name of the mail server. */
  readonly host: string
  readonly serverName: string
  readonly ca: string | undefined
  /** What the domain says about its servers, and whether this one is among them. */
  readonly policy: 'enforce' | 'testing' | 'none'
  readonly isNamedByPolicy: boolean
  readonly limits: DeliveryLimits
  readonly closing: AbortSignal
}

type Way = Pick<
  Extract<DeliveryResult, { outcome: 'unanswered' }>,
  'remoteHost' | 'tls' | 'policy' | 'meetsTestedPolicy'
>

/** Hands a letter over in one SMTP session (RFC 5321), over TLS alone, and ends the session. */
export async function handOver(
  letter: Letter,
  holdGate: () => Promise<GateHold | null>,
  session: Session,
): Promise<Attempt<DeliveryResult>> {
  const { host, socket } = session
  using clock = startSessionClock(session.limits, session.closing)
  const connection = createConnection(session)
  try {
    const secured = await secure(connection, session, clock).catch((error: NodemailerError) =>
      judgeError(error, { host, isUpgrading: connection.upgrading === true }),
    )
    if (!(secured instanceof TLSSocket)) return secured
    const onEnd = () => {
      secured.setTimeout(0)
      clock.startAnswer()
    }
    const { raw, mayBegin } = letter
    const message = new GatedMessage({ raw, mayBegin, holdGate, socket: secured, onEnd })
    const way = wayOf(session, factsOf(secured))
    const given = { letter, message, way, isOver: clock.isOver, socket }
    return await sendThrough(connection, given)
  } finally {
    connection.quit()
    connection.close()
  }
}

async function secure(
  connection: SMTPConnection,
  { host, policy }: Session,
  { isOver }: SessionClock,
): Promise<TLSSocket | Attempt<DeliveryResult>> {
  await Promise.race([connected(connection), isOver])
  const socket = connection._socket
  if (!(socket instanceof TLSSocket)) return next(failure('no-tls', 'tls-failed', host))
  const isRefused = policy === 'enforce' && !socket.authorized
  return isRefused ? next(failure('policy-failed', 'certificate', host)) : socket
}

interface Sending {
  readonly letter: Letter
  readonly message: GatedMessage
  readonly way: Way
  readonly isOver: Promise<never>
  readonly socket: Socket
}

async function sendThrough(
  connection: SMTPConnection,
  { letter, message, way, isOver, socket }: Sending,
): Promise<Attempt<DeliveryResult>> {
  const host = way.remoteHost
  let isAnswered = false
  try {
    const { response } = await Promise.race([send(connection, envelopeOf(letter), message), isOver])
    isAnswered = message.state === 'ended'
    // Else an answer to what was not asked
    if (!isAnswered) return next(failure('deferred', 'protocol', host))
    return final({ outcome: 'taken', ...way, remoteAnswer: cleanAnswer(response) })
  } catch (error) {
    const { state } = message
    if (state === 'gate-failed') throw message.gateError
    if (state === 'gate-closed' || state === 'let-go')
      return final({ outcome: 'not-released', reason: state, remoteHost: host })
    const failed = error as NodemailerError
    if (state !== 'ended') return judgeError(failed, { host, isUpgrading: false })
    if (!failed.responseCode) return final({ outcome: 'unanswered', ...way })
    return final(judgeAnswer(failed, host).result)
  } finally {
    // A reset, so that nothing follows that the system still holds
    if (!isAnswered && message.state !== 'waiting') socket.resetAndDestroy()
    message.close()
  }
}

function createConnection({ socket, host, serverName, ca, limits }: Session): SMTPConnection {
  const connection = new SMTPConnection({
    connection: socket,
    host,
    servername: host,
    name: serverName,
    requireTLS: true,
    // Whether it is good is looked at afterwards: without a policy a letter may go to a server that nobody vouches for
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: false, ...(ca && { ca }) },
    connectionTimeout: limits.sessionSeconds * 1_000,
    greetingTimeout: limits.commandSeconds * 1_000,
    socketTimeout: limits.commandSeconds * 1_000,
    maxResponseSize: 65_536,
    logger: false,
  })
  connection.on('error', () => undefined)
  return connection
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
}

function send(
  connection: SMTPConnection,
  envelope: SMTPEnvelope,
  { stream }: GatedMessage,
): Promise<SMTPConnectionSendInfo> {
  return new Promise((resolve, reject) => {
    connection.send(envelope, stream, (error, info) => (error ? reject(error) : resolve(info)))
  })
}

/** Objects, never a list in a string (GHSA-mm7p-fcc7-pg87, GHSA-vvjj-xcjg-gr5g). */
function envelopeOf({ recipient, returnPath, raw, envelopeId }: Letter): SMTPEnvelope {
  return {
    from: returnPath === '' ? false : { address: returnPath },
    to: [{ address: recipient }],
    size: raw.length,
    use8BitMime: !isAscii(raw),
    // RFC 3461: tell also of success, and do not send the letter back through the world
    dsn: {
      ret: 'HDRS',
      notify: ['SUCCESS', 'FAILURE', 'DELAY'],
      recipient,
      ...(envelopeId && { envid: envelopeId }),
    },
  }
}

function factsOf(socket: TLSSocket): TlsFacts {
  return {
    version: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    isVerified: socket.authorized,
  }
}

function wayOf({ host, policy, isNamedByPolicy }: Session, tls: TlsFacts): Way {
  return {
    remoteHost: host,
    tls,
    policy: policy === 'enforce' ? 'mta-sts' : 'none',
    meetsTestedPolicy: policy === 'testing' ? isNamedByPolicy && tls.isVerified : null,
  }
}

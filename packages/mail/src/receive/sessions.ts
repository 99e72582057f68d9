import type { SMTPServer, SMTPServerSession } from 'smtp-server'
import { forwardedBy, letForward } from './forwarding.ts'
import { clientOf, siteOf } from './networks.ts'
import { limitRate } from './rate.ts'
import { type Refusal, refuse } from './refusals.ts'

/** A connection as the server holds it. */
export type Connection = SMTPServer['connections'] extends Set<infer Each> ? Each : never

/** What a listener knows of each connection, and how much it lets one client do. */
export interface Sessions {
  /** Counts a connection in. @returns why it is turned away, or null */
  open(server: SMTPServer, session: SMTPServerSession): Refusal | null
  /** Begins a message. @returns why there may be none, or null */
  begin(session: SMTPServerSession): Refusal | null
  /** Notes a recipient that was taken; LMTP answers for each of them. */
  addRecipient(session: SMTPServerSession): void
  recipientsOf(session: SMTPServerSession): number
  /** Who has one share of the memory, or null for an edge. */
  siteOf(session: SMTPServerSession): string | null
  /** Who brought the message that has begun. */
  bringerOf(session: SMTPServerSession): Bringer
  /** Lets a client that brought a message, and is still there, have as many commands again. */
  renew(session: SMTPServerSession): void
  /** Says why and ends the connection, in the middle of a message too. It may have ended before. */
  end(session: SMTPServerSession, refusal: Refusal): void
  close(session: SMTPServerSession): void
}

interface Bringer {
  readonly viaEdge: boolean
  readonly remoteAddress: string | null
  readonly helo: string | null
}

export interface SessionLimits {
  readonly maxConnectionsPerClient: number
  readonly maxMessagesPerMinute: number
  /** Between two messages. */
  readonly maxCommands: number
  /** A connection is cut after this, however busy it seems. */
  readonly maxSessionSeconds: number
}

interface Entry {
  readonly connection: Connection
  readonly client: string
  readonly site: string
  readonly isEdge: boolean
  readonly timer: NodeJS.Timeout
  commandsLeft: number
  recipients: number
  bringer: Bringer | null
}

/** What the address of a client means. */
interface Clients {
  /** Whether the server at this address is our own. */
  isEdge(address: string): boolean
  /** False over LMTP, which no sender speaks. */
  readonly areSenders: boolean
  /** How a refusal is said to them. */
  readonly say?: typeof refuse
}

/**
 * Keeps the connections of a listener. Edges carry the mail of everybody: they say for whom, and are
 * not limited as one client.
 */
export function keepSessions(
  limits: SessionLimits,
  { isEdge, areSenders, say = refuse }: Clients,
): Sessions {
  const entries = new Map<string, Entry>()
  const rate = limitRate({ perMinute: limits.maxMessagesPerMinute })

  function entryOf({ id }: SMTPServerSession): Entry {
    const entry = entries.get(id)
    if (!entry) throw new Error('A session is not known')
    return entry
  }

  return {
    open(server, session) {
      const connection = [...server.connections].find(({ id }) => id === session.id)
      if (!connection) throw new Error('A session has no connection')
      const entry = createEntry(connection, isEdge(session.remoteAddress), limits)
      entries.set(session.id, entry)
      if (entry.isEdge) letForward(connection)
      else session.disabledCommands = [...server.options.disabledCommands, 'XFORWARD']
      countCommands(entry)
      const sameSite = [...entries.values()].filter(({ site }) => site === entry.site)
      const isCrowd = !entry.isEdge && sameSite.length > limits.maxConnectionsPerClient
      return isCrowd ? 'too-many-connections' : null
    },
    begin(session) {
      const entry = entryOf(session)
      if (!entry.isEdge && !rate.take(entry.client)) return 'too-many-messages'
      entry.recipients = 0
      const { remoteAddress, hostNameAppearsAs: helo } = session
      const sender = areSenders ? { remoteAddress, helo } : { remoteAddress: null, helo: null }
      entry.bringer = entry.isEdge
        ? { viaEdge: true, ...forwardedBy(session) }
        : { viaEdge: false, ...sender }
      return null
    },
    addRecipient(session) {
      entryOf(session).recipients++
    },
    recipientsOf: (session) => entryOf(session).recipients,
    siteOf(session) {
      const { isEdge, site } = entryOf(session)
      return isEdge ? null : site
    },
    bringerOf(session) {
      const { bringer } = entryOf(session)
      if (!bringer) throw new Error('No message has begun')
      return bringer
    },
    renew({ id }) {
      const entry = entries.get(id)
      if (entry) entry.commandsLeft = limits.maxCommands
    },
    end({ id }, refusal) {
      const entry = entries.get(id)
      // Over LMTP there is an answer for each recipient (RFC 2033 §4.2)
      if (entry) endConnection(entry.connection, say(refusal), areSenders ? 1 : entry.recipients)
    },
    close({ id }) {
      clearTimeout(entries.get(id)?.timer)
      entries.delete(id)
    },
  }
}

function createEntry(connection: Connection, isEdge: boolean, limits: SessionLimits): Entry {
  const cut = () => connection._socket.destroy()
  return {
    connection,
    client: clientOf(connection.remoteAddress),
    site: siteOf(connection.remoteAddress),
    isEdge,
    timer: setTimeout(cut, limits.maxSessionSeconds * 1000).unref(),
    commandsLeft: limits.maxCommands,
    recipients: 0,
    bringer: null,
  }
}

/** smtp-server counts unknown commands only; those that are known cost us as much. */
function countCommands(entry: Entry): void {
  const { connection } = entry
  const carryOut = connection._onCommand.bind(connection)
  connection._onCommand = (command, next) => {
    if (entry.commandsLeft-- > 0) return carryOut(command, next)
    endConnection(connection, refuse('too-many-commands'))
  }
}

function endConnection(
  connection: Connection,
  { responseCode, message }: ReturnType<typeof refuse>,
  answers = 1,
): void {
  for (let said = 0; said < answers; said++) connection.send(responseCode, message, false)
  connection.close()
}

import type { SMTPServerSession } from 'smtp-server'
import type { Connection } from './sessions.ts'

/**
 * Lets an edge say for which client it brings each message (Postfix's XFORWARD). smtp-server would take
 * the edge for that client from then on, and refuse the next command when the client's HELO is unknown:
 * so the connection stays what it is, and what was said is kept beside it.
 */
export function letForward(connection: Connection): void {
  const carryOut = connection.handler_XFORWARD.bind(connection)
  connection.handler_XFORWARD = (command, next) => {
    const { remoteAddress, remotePort, clientHostname, hostNameAppearsAs } = connection
    carryOut(command, () => {
      Object.assign(connection, { remoteAddress, remotePort, clientHostname, hostNameAppearsAs })
      next()
    })
  }
}

/** What was forwarded for the message that begins; the next message needs its own. */
export function forwardedBy({ xForward }: SMTPServerSession) {
  const [remoteAddress, helo] = [xForward.get('ADDR'), xForward.get('HELO')]
  xForward.clear()
  return {
    remoteAddress: typeof remoteAddress === 'string' ? remoteAddress : null,
    helo: typeof helo === 'string' && helo !== '' ? helo : null,
  }
}

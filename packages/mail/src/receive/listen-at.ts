import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { SMTPServer } from 'smtp-server'
import { listenOnFile } from './listen-on-file.ts'
import { codeOf, type MailLog } from './mail-log.ts'
import type { Place } from './place.ts'

export interface MailListener extends AsyncDisposable {
  /** 0 for a socket file. */
  readonly port: number
}

/** A burst waits in the queue of the system, rather than for its clients to knock again. */
const backlog = 2048

/**
 * Lets a server listen. Disposing takes nothing more, and waits for what came whole. Rejects when it cannot listen.
 *
 * @param given.accepting the messages that came whole and are being kept
 */
export async function listenAt(
  server: SMTPServer,
  place: Place,
  given: { accepting: ReadonlySet<Promise<unknown>>; log: MailLog },
): Promise<MailListener> {
  server.on('error', (error) => {
    given.log.info({ code: codeOf(error) }, 'an SMTP connection failed')
  })
  if ('file' in place) await listenOnFile(server.server, place.file)
  else {
    server.listen(place.port, place.host, backlog)
    await once(server.server, 'listening')
  }
  return {
    port: 'file' in place ? 0 : (server.server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(resolve))
      await Promise.allSettled(given.accepting)
      // The answer to the last accepted message leaves before its connection is ended
      setImmediate(() => {
        for (const { _socket: socket } of server.connections) socket.destroySoon()
      })
      await closed
    },
  }
}

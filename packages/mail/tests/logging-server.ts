import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '@gwirio/testing'
import { SMTPServer } from 'smtp-server'

/** How the server treats the mail of one recipient, once it has it whole. */
interface Treatment {
  readonly code: number
  readonly drops: boolean
  readonly wait: () => Promise<unknown>
}

/** A real SMTP server whose log holds the recipient of every message that came to its end, and when that was. */
export interface LoggingServer extends AsyncDisposable {
  readonly port: number
  readonly ended: ReadonlyMap<string, number>
  readonly treatments: Map<string, Treatment>
}

export async function startLoggingServer(): Promise<LoggingServer> {
  const ended = new Map<string, number>()
  const treatments = new Map<string, Treatment>()
  const server: SMTPServer = new SMTPServer({
    ...createCertificate('mx.race.example'),
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1,
    async onData(stream, session, done) {
      const recipient = session.envelope.rcptTo[0]?.address ?? ''
      try {
        await once(stream.resume(), 'end')
      } catch {
        return
      }
      ended.set(recipient, performance.now())
      const treatment = treatments.get(recipient)
      await treatment?.wait()
      const code = treatment?.code ?? 250
      if (treatment?.drops)
        for (const connection of server.connections) {
          if (connection.session === session) connection._socket?.destroy()
        }
      else done(code === 250 ? null : Object.assign(new Error('no'), { responseCode: code }), 'ok')
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    ended,
    treatments,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closingOf } from './closing.ts'
import { explainListenError } from './listen-error.ts'

const defaultGraceMilliseconds = 5_000
const headersTimeoutMilliseconds = 10_000
const requestTimeoutMilliseconds = 30_000
const timeoutCheckMilliseconds = 5_000

export interface Listening extends AsyncDisposable {
  readonly port: number
  readonly url: string
}

interface ListenOptions {
  readonly port: number
  readonly host: string
  /** What its settings begin with, such as `CONSOLE` for `CONSOLE_PORT`. */
  readonly way?: string
  readonly graceMilliseconds?: number
  /** How long a request may take to come whole; one that takes longer is answered with 408. */
  readonly requestTimeoutMilliseconds?: number
  /** How often that is looked at: it may take so much longer. */
  readonly timeoutCheckMilliseconds?: number
}

/**
 * Serves an app. Disposing takes no new connection, ends the streams, lets running requests finish for
 * `graceMilliseconds` and then cuts them.
 *
 * @throws {SettingsError} when the port is in use or may not be used
 */
export async function listen(app: RequestListener, options: ListenOptions): Promise<Listening> {
  const requestTimeout = options.requestTimeoutMilliseconds ?? requestTimeoutMilliseconds
  const headersTimeout = Math.min(headersTimeoutMilliseconds, requestTimeout)
  const connectionsCheckingInterval = options.timeoutCheckMilliseconds ?? timeoutCheckMilliseconds
  const server = createServer({ headersTimeout, requestTimeout, connectionsCheckingInterval }, app)
  closeIdleOnceClosing(server)
  server.listen(options.port, options.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw explainListenError(error, { way: options.way, place: options })
  }
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    port,
    url: `http://${host}:${port}`,
    [Symbol.asyncDispose]: async () => {
      closingOf(app).abort()
      await close(server, options.graceMilliseconds ?? defaultGraceMilliseconds)
    },
  }
}

/** `server.close` ends the connections that are idle at that moment; one that is answered later would stay. */
function closeIdleOnceClosing(server: Server): void {
  server.on('request', (_request, response) => {
    response.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
  })
}

async function close(server: Server, graceMilliseconds: number): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
  await closed
  clearTimeout(cut)
}

import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { listenOnFile, type Networks, type Place, parseNetworks } from '@gwirio/mail'
import { explainListenError } from '@gwirio/service-kit'
import { decideRelay, notUnderstood, type Relaying } from './decide.ts'
import { readRequests } from './read-requests.ts'
import type { PolicyConfig } from './settings.ts'

/** Longer than a mail server keeps a connection that it does not use (smtpd_policy_service_max_idle). */
const idleMilliseconds = 600_000
const maxConnections = 500
const loopback = ['127.0.0.0/8', '::1']

export interface PolicyService extends AsyncDisposable {
  /** 0 for a socket file. */
  readonly port: number
}

/**
 * Answers mail servers that ask before they relay: many connections at once, the questions of each in their order. Null
 * where it is off. Disposing lets the answers leave that are being made.
 *
 * @throws {SettingsError} when the port or the file cannot be had
 */
export async function openPolicy(
  context: Relaying & { config: PolicyConfig },
): Promise<PolicyService | null> {
  const { policySocket, policyPort, policyHost, policyNetworks } = context.config
  if (!policySocket && policyPort === undefined) return null
  const place = policySocket ? { file: policySocket } : { host: policyHost, port: policyPort ?? 0 }
  const networks = parseNetworks(policyNetworks.length > 0 ? policyNetworks : loopback)
  const connections = new Map<Socket, Promise<void>>()
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
    const mayAsk = 'file' in place || isOf(networks, socket.remoteAddress)
    if (!mayAsk) return void socket.destroy()
    const serving = serve(context, socket).finally(() => connections.delete(socket))
    connections.set(socket, serving)
  })
  server.maxConnections = maxConnections
  try {
    await listenAt(server, place)
  } catch (error) {
    throw explainListenError(error, { way: 'POLICY', place })
  }
  return {
    port: 'file' in place ? 0 : (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      // Nothing more is read; what was asked is answered
      for (const socket of connections.keys()) socket.push(null)
      await Promise.all(connections.values())
      await closed
    },
  }
}

async function serve(context: Relaying, socket: Socket): Promise<void> {
  socket.setTimeout(idleMilliseconds, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  try {
    const stream = socket.iterator({ destroyOnReturn: false })
    for await (const request of readRequests(stream)) {
      const action = request ? await decideRelay(context, request) : notUnderstood
      await write(socket, `action=${action}\n\n`)
    }
  } catch {
    // The mail server has left; it asks again
  } finally {
    socket.destroySoon()
  }
}

async function write(socket: Socket, text: string): Promise<void> {
  if (!socket.writable || socket.write(text) || socket.destroyed) return
  await Promise.race([once(socket, 'drain'), once(socket, 'close')])
}

async function listenAt(server: Server, place: Place): Promise<void> {
  if ('file' in place) return await listenOnFile(server, place.file)
  server.listen(place.port, place.host)
  await once(server, 'listening')
}

/** An IPv4 address can come written as IPv6 (RFC 4291 §2.5.5.2). */
function isOf(networks: Networks | null, address: string | undefined): boolean {
  return networks?.includes((address ?? '').replace(/^::ffff:(?=\d+\.)/, '')) ?? false
}

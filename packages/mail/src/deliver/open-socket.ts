import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * Connects to a mail server.
 *
 * @throws when it does not answer in time, or `signal` is aborted
 */
export async function openSocket(
  place: { host: string; port: number },
  { seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<Socket> {
  const socket = connect(place)
  try {
    await once(socket, 'connect', {
      signal: AbortSignal.any([signal, AbortSignal.timeout(seconds * 1_000)]),
    })
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

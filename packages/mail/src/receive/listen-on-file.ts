import { once } from 'node:events'
import { chmod, rm } from 'node:fs/promises'
import { connect, type Server } from 'node:net'

const ownerAndGroup = 0o660

/**
 * Listens on a socket file that this account and the group of its folder may use. A file that a killed
 * process left behind is replaced; rejects when somebody listens there.
 */
export async function listenOnFile(server: Server, file: string): Promise<void> {
  if (await isLeftBehind(file)) await rm(file)
  server.listen(file)
  await once(server, 'listening')
  await chmod(file, ownerAndGroup)
}

/** Whether it is a socket that nobody listens on. */
async function isLeftBehind(file: string): Promise<boolean> {
  const socket = connect(file)
  try {
    await once(socket, 'connect')
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
  } finally {
    socket.destroy()
  }
}

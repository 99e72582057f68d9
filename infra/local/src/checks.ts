import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdir, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { LocalError } from './local-error.ts'
import { type LocalSettings, portsOf } from './settings.ts'

const neededBytes = 300 * 1024 * 1024

/**
 * Looks before anything is started whether it can work.
 *
 * @throws {LocalError} one line with the remedy
 */
export async function checkMachine(settings: LocalSettings, dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  await checkDisk(dataFolder)
  for (const { name, port } of portsOf(settings)) {
    if (port === settings.postgresPort) continue // the server that was left behind by a kill is taken over
    await checkPort(name, port)
  }
}

async function checkDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize >= neededBytes) return
  throw new LocalError(
    `The disk of ${folder} is full: free at least 300 MB there, or set DATA_FOLDER to another disk.`,
  )
}

/** What an earlier start left behind when it was killed ends by itself: that much patience, and no more. */
const patienceMilliseconds = 4_000

async function checkPort(setting: string, port: number): Promise<void> {
  const deadline = performance.now() + patienceMilliseconds
  while (!(await isFree(port))) {
    if (performance.now() > deadline) {
      throw new LocalError(
        `Port ${port} is in use: stop the program that uses it (another npm start?), or set ${setting} to a free port.`,
      )
    }
    await wait(100)
  }
}

/** For TCP, and for UDP, which DNS needs too. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const socket = createSocket('udp4')
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    socket.bind(port, '127.0.0.1')
    await once(socket, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
    socket.close()
  }
}

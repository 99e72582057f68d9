import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eicar } from '../clamd.ts'
import { findFreePort } from '../postgres/port.ts'
import { type Daemon, runDaemon } from './daemon.ts'

export interface RealClamd extends Daemon {
  readonly port: number
  /** Its socket file. */
  readonly socket: string
}

/** A real clamd with one signature: the EICAR file, wherever it stands. */
export async function startRealClamd(settings: Record<string, string> = {}): Promise<RealClamd> {
  const folder = await mkdtemp(join(tmpdir(), 'gwirio-clamd-'))
  await chmod(folder, 0o755)
  const [port, socket] = [await findFreePort(), join(folder, 'clamd.sock')]
  await mkdir(join(folder, 'signatures'))
  const signature = `Eicar-Signature:0:*:${Buffer.from(eicar).toString('hex')}\n`
  await writeFile(join(folder, 'signatures', 'eicar.ndb'), signature)
  const lines = {
    DatabaseDirectory: join(folder, 'signatures'),
    LogFile: join(folder, 'log'),
    TemporaryDirectory: folder,
    LocalSocket: socket,
    TCPSocket: String(port),
    TCPAddr: '127.0.0.1',
    Foreground: 'yes',
    // Else what is too large to be looked at is said to be clean
    AlertExceedsMax: 'yes',
    ...settings,
  }
  const text = Object.entries(lines).map(([name, value]) => `${name} ${value}\n`)
  await writeFile(join(folder, 'clamd.conf'), text.join(''))
  const daemon = await runDaemon({
    command: '/usr/sbin/clamd',
    args: ['-c', join(folder, 'clamd.conf')],
    folder,
    ports: [port],
  })
  return { port, socket, ...daemon }
}

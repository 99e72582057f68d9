import { createHash } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Account, canReach } from './account.ts'
import { sharedFolder } from './binaries.ts'

/** What one server keeps on disk. */
export interface PostgresFolder {
  /** The cluster itself, made by initdb. */
  data: string
  /** The superuser's password, readable by its owner only. */
  password: string
  log: string
}

/**
 * Makes the folder for a server and gives it to the account. When the account cannot reach the wished folder, the
 * server's files lie below /var/lib/gwirio, and the wished folder says where: delete it, and the next start is fresh.
 *
 * @throws Error with the remedy when data already lie where the account cannot reach them
 */
export function placeFolder(wished: string, account: Account | undefined): PostgresFolder {
  const recorded = readRecord(wished)
  if (recorded) return filesIn(recorded)

  makeFolder(wished, account)
  if (!account || canReach(account, 'enter', wished)) return filesIn(wished)
  if (existsSync(filesIn(wished).data)) {
    throw new Error(
      `uid ${account.uid}, which runs PostgreSQL, can no longer reach ${wished}. Open the folders above it (chmod o+x), or delete it to start afresh.`,
    )
  }
  const elsewhere = substituteFor(wished)
  rmSync(elsewhere, { recursive: true, force: true })
  makeFolder(elsewhere, account)
  writeFileSync(recordIn(wished), `${elsewhere}\n`)
  return filesIn(elsewhere)
}

/** Where the files of an earlier start lie, when there was one. */
export function findFolder(wished: string): PostgresFolder | undefined {
  const folder = readRecord(wished) ?? wished
  return existsSync(folder) ? filesIn(folder) : undefined
}

/**
 * Makes a folder for a server that lives no longer than this process. Folders of processes that were killed before they
 * could clean up are removed on the way.
 */
export async function makeTestFolder(remove: (folder: string) => Promise<void>): Promise<string> {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^gwirio-test-(\d+)-/.exec(name) ?? []
    if (pid && !isRunning(Number(pid)))
      await remove(path.join(tmpdir(), name)).catch(() => undefined)
  }
  return mkdtempSync(path.join(tmpdir(), `gwirio-test-${process.pid}-`))
}

function isRunning(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Deletes the folder, wherever its files lie. The server must have stopped. */
export function deleteFolder(wished: string) {
  const recorded = readRecord(wished)
  if (recorded) rmSync(recorded, { recursive: true, force: true })
  rmSync(wished, { recursive: true, force: true })
}

function filesIn(folder: string): PostgresFolder {
  return {
    data: path.join(folder, 'data'),
    password: path.join(folder, 'password'),
    log: path.join(folder, 'server.log'),
  }
}

function makeFolder(folder: string, account: Account | undefined) {
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
}

/** Only a place that we would choose ourselves is believed: what stands in the record gets deleted one day. */
function readRecord(wished: string): string | undefined {
  const file = recordIn(wished)
  if (!existsSync(file)) return undefined
  const place = readFileSync(file, 'utf8').trim()
  return place === substituteFor(wished) && existsSync(place) ? place : undefined
}

function recordIn(wished: string) {
  return path.join(wished, 'moved-to')
}

function substituteFor(wished: string) {
  const name = createHash('sha256').update(path.resolve(wished)).digest('hex').slice(0, 16)
  return path.join(sharedFolder, name)
}

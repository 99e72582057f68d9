import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chooseAccount } from './postgres/account.ts'
import { findBinaries } from './postgres/binaries.ts'
import { makeCluster } from './postgres/cluster.ts'
import { explainFailure } from './postgres/failure.ts'
import { deleteFolder, findFolder, makeTestFolder, placeFolder } from './postgres/folder.ts'
import { assertPortIsFree, findFreePort } from './postgres/port.ts'
import { runServer, stopLeftover } from './postgres/process.ts'

export interface PostgresServer {
  /** Connects the superuser to the database `postgres`. */
  adminUrl: string
  port: number
  /** Stops the server; one that is not durable is deleted too. */
  [Symbol.asyncDispose](): Promise<void>
}

interface StartOptions {
  /** Where the data lie; without one, in a new folder below the system's temporary folder. */
  folder?: string
  /** On 127.0.0.1; without one, a free one. */
  port?: number
  /** Whether the data must survive a power cut and stay after the stop. */
  durable?: boolean
}

/**
 * Runs a real PostgreSQL 18 on loopback, for a normal user as well as for root. It stops when it is disposed of or this
 * process ends in order. A server that a killed process left behind in the same folder is stopped first.
 *
 * @throws Error in one line, with the remedy: port in use, disk full, folder out of reach
 */
export async function startPostgres(options: StartOptions = {}): Promise<PostgresServer> {
  const wished = options.folder
    ? path.resolve(options.folder)
    : await makeTestFolder(removePostgres)
  try {
    return await start({ ...options, wished, durable: options.durable === true })
  } catch (error) {
    if (!options.durable) deleteFolder(wished)
    throw explainFailure(error, wished)
  }
}

/** Stops the server that runs in the folder, if one does, and deletes all its data: for a fresh start. */
export async function removePostgres(folder: string): Promise<void> {
  const wished = path.resolve(folder)
  const files = findFolder(wished)
  if (files) await stopLeftover(files.data)
  deleteFolder(wished)
}

async function start(options: { wished: string; port?: number; durable: boolean }) {
  const { wished, durable } = options
  const account = chooseAccount(findFolder(wished)?.data ?? wished)
  const binaries = findBinaries(account)
  const folder = placeFolder(wished, account)
  await stopLeftover(folder.data)
  if (options.port) await assertPortIsFree(options.port)
  const port = options.port ?? (await findFreePort())
  if (!existsSync(folder.data))
    await makeCluster({ binary: binaries.initdb, folder, account, durable })

  const password = readFileSync(folder.password, 'utf8').trim()
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const stop = await runServer({
    binary: binaries.postgres,
    folder,
    account,
    port,
    adminUrl,
    durable,
  })
  return {
    adminUrl,
    port,
    async [Symbol.asyncDispose]() {
      await stop()
      if (!durable) deleteFolder(wished)
    },
  }
}

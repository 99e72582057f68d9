import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import { PostgresOutput } from './failure.ts'
import type { PostgresFolder } from './folder.ts'

/** A cluster that reads the same on every machine: UTF-8, and order by code point. */
const locale = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

/**
 * Makes the data folder and a random password for the superuser. The folder gets its name at the very end, so that an
 * attempt cut short leaves none.
 */
export async function makeCluster(options: {
  binary: string
  folder: PostgresFolder
  account: Account | undefined
  durable: boolean
}): Promise<void> {
  const { folder, account } = options
  const draft = `${folder.data}.new`
  rmSync(draft, { recursive: true, force: true })
  writeFileSync(folder.password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (account) chownSync(folder.password, account.uid, account.gid)
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${folder.password}`]
  const flags = [
    `--pgdata=${draft}`,
    ...locale,
    ...access,
    ...(options.durable ? [] : ['--no-sync']),
  ]
  try {
    const environment = { cwd: '/', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } }
    await promisify(execFile)(options.binary, flags, { ...account, ...environment })
  } catch (error) {
    throw new PostgresOutput((error as { stderr?: string }).stderr || String(error))
  }
  renameSync(draft, folder.data)
}

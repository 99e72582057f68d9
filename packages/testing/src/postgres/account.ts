import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** The user that the server runs as; undefined: whoever runs this process. */
export interface Account {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the owner of the data folder, where there is one
 * already, else as the system user `postgres`, else as `nobody`.
 *
 * @throws Error with the remedy when root finds neither user
 */
export function chooseAccount(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(dataFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = lookUp('postgres') ?? lookUp('nobody')
  if (account) return account
  throw new Error(
    'PostgreSQL does not run as root, and there is no user postgres or nobody. Create one (useradd postgres), or start as another user.',
  )
}

/** Whether the account can get at the path in the given way, as its kernel and file system decide it. */
export function canReach(
  account: Account | undefined,
  way: 'read' | 'execute' | 'enter',
  path: string,
) {
  const tests = { read: 'test -r "$1"', execute: 'test -x "$1"', enter: 'cd "$1" && test -w .' }
  const result = spawnSync('/bin/sh', ['-c', tests[way], 'sh', path], { ...account, cwd: '/' })
  if (result.error)
    throw new Error(`Cannot start a process as uid ${account?.uid}`, { cause: result.error })
  return result.status === 0
}

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

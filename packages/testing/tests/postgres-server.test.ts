import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFolder } from '../src/postgres/folder.ts'
import { type PostgresServer, removePostgres, startPostgres } from '../src/postgres-server.ts'

/** Of mode 0700, as `mktemp -d` makes it: out of reach for the user that root runs the server as. */
const home = mkdtempSync(path.join(tmpdir(), 'home-'))
const folder = path.join(home, 'data', 'postgres')

beforeAll(async () => {
  await using server = await startPostgres({ folder, durable: true })
  await query(server.adminUrl, "create table kept as select 'still here' as line")
})

afterAll(async () => {
  await removePostgres(folder)
  rmSync(home, { recursive: true })
})

describe('a durable server', () => {
  it('keeps its data over a restart', async () => {
    await using server = await startPostgres({ folder, durable: true })
    expect(await kept(server)).toBe('still here')
  })

  it('keeps the password of its superuser to its owner', () => {
    expect(statSync(findFolder(folder)?.password ?? '').mode & 0o777).toBe(0o600)
  })

  it('starts again after the server was killed', async () => {
    await startPostgres({ folder, durable: true })
    process.kill(serverPid(), 'SIGKILL')

    await using server = await startPostgres({ folder, durable: true })
    expect(await kept(server)).toBe('still here')
  })

  it('starts again, in place of the server that a killed process left running', async () => {
    const leftBehind = await startPostgres({ folder, durable: true })

    await using server = await startPostgres({ folder, durable: true })

    await expect(kept(leftBehind)).rejects.toThrow('ECONNREFUSED')
    expect(await kept(server)).toBe('still here')
  })

  it('leaves a process alone that got the number of a server that died', async () => {
    writeFileSync(lockFile(), `${process.pid}\n`)

    await using server = await startPostgres({ folder, durable: true })
    expect(await kept(server)).toBe('still here')
  })

  it('leads a process group of its own, so that Ctrl-C does not reach it', async () => {
    await using _server = await startPostgres({ folder, durable: true })
    expect(process.kill(-serverPid(), 0)).toBe(true)
  })
})

describe('a server that cannot start', () => {
  it('says which port is in use, and what to do', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }

    await expect(startPostgres({ folder, port, durable: true })).rejects.toThrow(
      `PostgreSQL cannot listen on 127.0.0.1:${port} (EADDRINUSE). Stop the program that uses this port, or choose another port.`,
    )
    other.close()
  })

  it('says that the password does not fit', async () => {
    const { password } = findFolder(folder) as { password: string }
    const right = readFileSync(password)
    writeFileSync(password, 'another\n')

    await expect(startPostgres({ folder, durable: true })).rejects.toThrow(
      'the password file does not fit the data. Restore it, or delete the folder to start afresh.',
    )
    writeFileSync(password, right)
  })
})

describe('a fresh start', () => {
  it('follows when the server is removed while it runs', async () => {
    await startPostgres({ folder, durable: true })
    await removePostgres(folder)

    await using server = await startPostgres({ folder, durable: true })
    await expect(kept(server)).rejects.toThrow('does not exist')
  })

  it('follows when somebody deleted the folder', async () => {
    rmSync(folder, { recursive: true })

    await using server = await startPostgres({ folder, durable: true })
    await expect(kept(server)).rejects.toThrow('does not exist')
  })
})

describe('a server for tests', () => {
  it('is gone with its data when it is disposed of', async () => {
    const own = path.join(home, 'tests')
    {
      await using server = await startPostgres({ folder: own })
      expect(await query(server.adminUrl, 'show fsync')).toEqual([{ fsync: 'off' }])
    }
    expect(findFolder(own)).toBeUndefined()
  })
})

function lockFile() {
  return path.join(findFolder(folder)?.data ?? '', 'postmaster.pid')
}

function serverPid() {
  return Number(readFileSync(lockFile(), 'utf8').split('\n')[0])
}

async function kept({ adminUrl }: PostgresServer) {
  const [row] = await query(adminUrl, 'select line from kept')
  return row?.['line']
}

async function query(url: string, text: string): Promise<Array<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

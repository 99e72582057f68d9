import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@gwirio/service-kit'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../store/tables.ts'

const channel = 'email_verification_change'
const reconnectMilliseconds = 1_000

/** Wakes every process that listens (PostgreSQL NOTIFY). Outside of the transactions that it tells of: it slows them. */
export async function notifyListeners(db: Kysely<Database>): Promise<void> {
  await sql`select pg_notify(${channel}, '')`.execute(db)
}

/** Keeps one connection that listens (PostgreSQL LISTEN), and opens another when it is lost. */
export async function listenForChanges(options: {
  url: string
  onWake: () => void
  signal: AbortSignal
  log: Logger
}): Promise<void> {
  const { signal } = options
  while (!signal.aborted) {
    const client = new pg.Client({
      connectionString: options.url,
      application_name: 'email_verification changes',
    })
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', () => resolve())
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    try {
      await client.connect()
      client.on('notification', options.onWake)
      await client.query(`listen ${channel}`)
      options.onWake()
      await lost
    } catch (error) {
      options.log.warn({ err: error }, 'cannot listen for changes; looking now and then instead')
    }
    await client.end().catch(() => undefined)
    await wait(reconnectMilliseconds, undefined, { signal }).catch(() => undefined)
  }
}

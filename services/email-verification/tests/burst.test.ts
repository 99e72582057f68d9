import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@gwirio/database'
import { findFreePort } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { schema } from '../src/store/schema.ts'
import type { Database } from '../src/store/tables.ts'
import { deliver, nameOf } from './burst-clients.ts'
import { createDatabase, mailDomain, replyDomain } from './email-verification.ts'

const messages = 1000
const killedAfter = 300

it('keeps every message that it answered with 250 when 1,000 clients come at once and it is killed', async () => {
  await using database = await createDatabase()
  const port = await findFreePort()
  const start = () => startProcess({ port, databaseUrl: database.url(schema.role) })
  let service = await start()
  let accepted = 0
  let isKilled = false
  const onAccepted = async () => {
    accepted += 1
    if (accepted < killedAfter || isKilled) return
    isKilled = true
    await end(service, 'SIGKILL')
    service = await start()
  }

  const attempts = await Promise.all(
    Array.from({ length: messages }, async (_, index) => await deliver(port, index, onAccepted)),
  )
  expect(isKilled).toBe(true)
  expect(attempts.some(({ turnedAway }) => turnedAway > 0)).toBe(true)
  await end(service, 'SIGTERM')

  const rows = await countRows(database.adminUrl)
  for (const [index, { broken }] of attempts.entries()) {
    const kept = rows.get(nameOf(index)) ?? 0
    // A client that did not hear the answer brings its message again
    expect(kept).toBeGreaterThanOrEqual(1)
    expect(kept).toBeLessThanOrEqual(1 + broken)
  }
}, 180_000)

async function countRows(adminUrl: string): Promise<Map<string | null, number>> {
  const db = openDatabase<Database>({ url: adminUrl })
  const rows = await db
    .withSchema(schema.schema)
    .selectFrom('receivedMail')
    .select(({ fn }) => ['helo', fn.countAll<string>().as('count')])
    .groupBy('helo')
    .execute()
  await db.destroy()
  return new Map(rows.map(({ helo, count }) => [helo, Number(count)]))
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const secrets = {
  CLIENT_SECRET: randomBytes(16).toString('hex'),
  FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  INDEX_KEY: randomBytes(32).toString('base64'),
  DKIM_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}

/** The service as an installation runs it; nothing of what it would ask is there. */
async function startProcess(given: { port: number; databaseUrl: string }): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['index.ts'], {
    cwd: `${import.meta.dirname}/..`,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PORT: '0',
      LOG_LEVEL: 'silent',
      SMTP_PORT: String(given.port),
      DATABASE_URL: given.databaseUrl,
      CLIENT_ID: 'email-verification',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_DOMAIN: mailDomain,
      REPLY_DOMAIN: replyDomain,
      DKIM_SELECTOR: 'gwirio',
      ...secrets,
    },
  })
  while (!(await answers(given.port))) {
    if (child.exitCode !== null) throw new Error('The service did not start')
    await wait(20)
  }
  return child
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

import { spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import process from 'node:process'
import { systemClock } from '@gwirio/service-kit'
import { startTestIssuer } from '@gwirio/service-kit/testing'
import { startPostgres } from '@gwirio/testing/postgres'
import { type LoadFigures, load } from './gate/load.ts'
import { prepare } from './gate/prepare.ts'

/** Other numbers may be given, for a quick look: verifications, rounds, seconds of a round. */
const [count = 1_000_000, rounds = 5, seconds = 10] = process.argv.slice(2).map(Number)

/**
 * Measures the question of the gate over HTTP at 16 connections, where there are a million verifications, against the same
 * look-up and the same audit rows written by hand. The two take turns, each as a process of its own on one PostgreSQL, so
 * that the ratio means something where the figures do not: the machine does other work too, and this load is part of it.
 */
await using stack = new AsyncDisposableStack()
const { adminUrl } = stack.use(await startPostgres())
const fieldKey = randomBytes(32).toString('base64')
const indexKey = randomBytes(32)
const began = performance.now()
const { databaseUrl, samples } = await prepare(adminUrl, { count, indexKey })
say(`${count} verifications made in ${((performance.now() - began) / 1_000).toFixed(0)} s`)
const issuer = stack.use(await startTestIssuer({ clock: systemClock }))
const token = await issuer.token({
  audience: 'urn:gwirio:api',
  scope: 'verification:read',
  lifetimeSeconds: 86_400,
})
const authorization = `Bearer ${token}`
const keys = { INDEX_KEY: indexKey.toString('base64'), DATABASE_URL: databaseUrl }
const byHand = await serve('tests/bench/gate/by-hand.ts', { ...keys, FIELD_KEY: fieldKey })
const service = await serve('index.ts', {
  ...keys,
  ...mailSettings(),
  PORT: '0',
  SMTP_PORT: '0',
  ISSUER: issuer.issuer,
  FIELD_KEYS: `k1:${fieldKey}`,
})

const ratios: number[] = []
await load({ url: byHand, authorization }, samples, seconds / 2)
await load({ url: service, authorization }, samples, seconds / 2)
for (let round = 1; round <= rounds; round += 1) {
  const hand = await load({ url: byHand, authorization }, samples, seconds)
  const ours = await load({ url: service, authorization }, samples, seconds)
  ratios.push(ours.perSecond / hand.perSecond)
  say(`round ${round}: by hand ${describe(hand)}; the gate ${describe(ours)}`)
}
ratios.sort((one, other) => one - other)
say(`the gate answers ${(ratios[rounds >> 1] ?? 0).toFixed(2)} times as many, at the median`)

function describe({ perSecond, median, p99 }: LoadFigures): string {
  return `${perSecond.toFixed(0)} per s, median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Starts a process and reads from its first lines at which port it answers. */
async function serve(script: string, env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [script], {
    cwd: `${import.meta.dirname}/../..`,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  stack.defer(async () => {
    if (child.kill()) await once(child, 'exit')
  })
  // Read for as long as it lives: who logs into a full pipe waits
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  child.stdout.setEncoding('utf8').on('data', (lines: string) => {
    const port = /"port":(\d+)/.exec(lines)?.[1]
    if (port) resolve(`http://127.0.0.1:${port}`)
  })
  child.once('exit', () => reject(new Error(`${script} did not start`)))
  return await promise
}

function mailSettings(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    CLIENT_ID: 'bench',
    CLIENT_SECRET: randomBytes(16).toString('hex'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_DOMAIN: 'gwirio.example',
    REPLY_DOMAIN: 'reply.gwirio.example',
    DKIM_SELECTOR: 'gwirio',
    DKIM_PRIVATE_KEY: Buffer.from(pem).toString('base64'),
  }
}

import { spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { migrateAudit } from '@gwirio/audit'
import { prepareRoles } from '@gwirio/database'
import { systemClock } from '@gwirio/service-kit'
import { startTestIssuer } from '@gwirio/service-kit/testing'
import { createCertificate, findFreePort } from '@gwirio/testing'
import { startPostgres } from '@gwirio/testing/postgres'

const root = join(import.meta.dirname, '../..')
const nowhere = 'http://127.0.0.1:9'
export const mailDomain = 'gwirio.example'
export const clientSecret = 'the-secret-of-reports'

/**
 * The two services that the gate is made of, each a process of its own on a real PostgreSQL.
 *
 * @param makeMore settings of correspondence beside its own; without them nothing it takes ever leaves
 */
export async function startGateServices(
  makeMore: (issuer: string) => Promise<Readonly<Record<string, string>>> = async () => ({}),
) {
  await using starting = new AsyncDisposableStack()
  const { adminUrl } = starting.use(await startPostgres())
  const password = randomBytes(16).toString('hex')
  await migrateAudit({ adminUrl })
  for (const name of ['email_verification', 'correspondence'] as const) {
    const role = `gwirio_${name}`
    await prepareRoles({ adminUrl, roles: [{ role, password }] })
    const folder = join(root, 'services', name.replace('_', '-'))
    await run(join(folder, 'migrate.ts'), { ADMIN_DATABASE_URL: adminUrl })
  }
  const issuer = starting.use(await startTestIssuer({ clock: systemClock }))
  const ports = {
    question: await findFreePort(),
    correspondence: await findFreePort(),
    submission: await findFreePort(),
    policy: await findFreePort(),
  }
  const indexKey = randomBytes(32)
  const fieldKey = randomBytes(32)
  const more = await makeMore(issuer.issuer)
  const databaseUrlOf = (name: string) =>
    Object.assign(new URL(adminUrl), { username: `gwirio_${name}`, password }).href
  const common = (name: string) => ({
    DATABASE_URL: databaseUrlOf(name),
    ISSUER: issuer.issuer,
    CLIENT_ID: name.replace('_', '-'),
    CLIENT_SECRET: randomBytes(16).toString('hex'),
    FIELD_KEYS: `k1:${fieldKey.toString('base64')}`,
    INDEX_KEY: indexKey.toString('base64'),
    MAIL_DOMAIN: mailDomain,
    DKIM_SELECTOR: 'gwirio',
    DKIM_PRIVATE_KEY: makeDkimKey(),
    // What is held because nobody can look at it is taken all the same, and none of it leaves here
    IDENTITY_CHECK_URL: nowhere,
  })
  const urls = {
    question: `http://127.0.0.1:${ports.question}`,
    correspondence: `http://127.0.0.1:${ports.correspondence}`,
  }
  const { key, cert } = createCertificate('localhost')
  const plans = [
    ['email-verification', {
      ...common('email_verification'),
      PORT: String(ports.question),
      SMTP_PORT: '0',
      SMS_CODE_URL: nowhere,
      SMTP_URL: 'smtp://127.0.0.1:9',
      REPLY_DOMAIN: `reply.${mailDomain}`,
    }],
    ['correspondence', {
      ...common('correspondence'),
      PORT: String(ports.correspondence),
      EMAIL_VERIFICATION_URL: urls.question,
      FROM_ADDRESS: `letters@${mailDomain}`,
      PRIVACY_URL: `https://www.${mailDomain}/privacy`,
      RETURN_DOMAIN: `return.${mailDomain}`,
      RETURN_SMTP_PORT: '0',
      SUBMISSION_PORT: String(ports.submission),
      SUBMISSION_TLS_KEY: key,
      SUBMISSION_TLS_CERT: cert,
      POLICY_PORT: String(ports.policy),
      ...more,
    }],
  ] as const // biome-ignore format: two lists of settings
  for (const [name, env] of plans) starting.use(await startService(name, env))
  const started = starting.move()
  return {
    adminUrl,
    /** As email-verification. */
    databaseUrl: databaseUrlOf('email_verification'),
    indexKey,
    fieldKey,
    issuer,
    urls,
    ports,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

export type GateServices = Awaited<ReturnType<typeof startGateServices>>

function makeDkimKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return Buffer.from(pem).toString('base64')
}

function runNode(script: string, env: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env
  return spawn(process.execPath, [script], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function run(script: string, env: Readonly<Record<string, string>>): Promise<void> {
  const [code] = await once(runNode(script, env), 'exit')
  if (code !== 0) throw new Error(`${script} ended with ${code}`)
}

/** Resolves when it says that it is ready. */
async function startService(name: string, env: Readonly<Record<string, string>>) {
  const child = runNode(join(root, 'services', name, 'index.ts'), env)
  const ended = once(child, 'exit')
  const ready = Promise.withResolvers<void>()
  const said: string[] = []
  createInterface(child.stdout).on('line', (line) => {
    said.push(line)
    if (line.includes('service is ready')) ready.resolve()
  })
  void ended.then(() => ready.reject(new Error(`${name} did not start:\n${said.join('\n')}`)))
  await ready.promise
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

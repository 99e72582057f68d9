import { randomBytes, randomUUID } from 'node:crypto'
import { migrateAudit } from '@gwirio/audit'
import { callOperation, checkCode, issueCode, type Scope, stopCodes } from '@gwirio/contracts'
import { migrateSchema, openDatabase, prepareRoles } from '@gwirio/database'
import { createLogger, listen } from '@gwirio/service-kit'
import { startTestIssuer } from '@gwirio/service-kit/testing'
import {
  createTestDatabase,
  findFreePort,
  fixedClock,
  startTwilio,
  type TestDatabase,
  testRolePassword,
} from '@gwirio/testing'
import { sql } from 'kysely'
import { createApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { sendText } from '../src/jobs/send-text.ts'
import { startService } from '../src/service.ts'
import { schema } from '../src/store/schema.ts'
import { findText } from '../src/store/texts.ts'
import { startEmailVerification } from './email-verification.ts'

const audience = 'urn:gwirio:api'
const mobile = '07700 900123'
export const e164 = '+447700900123'

export function createDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    template: schema.schema,
    prepare: async (adminUrl) => {
      await prepareRoles({ adminUrl, roles: [{ role: schema.role, password: testRolePassword }] })
      await migrateAudit({ adminUrl })
      await migrateSchema({ adminUrl, ...schema })
    },
  })
}

/**
 * The service on a real database of its own, with Twilio, a token issuer and email-verification on loopback. Its clock stands
 * still. Texts wait until `send` runs their job, unless `withJobs`.
 */
export async function startSmsCode(
  options: { settings?: Record<string, string>; withJobs?: boolean } = {},
) {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await createDatabase())
  const clock = fixedClock(new Date().toISOString())
  const issuer = stack.use(await startTestIssuer({ clock }))
  const accountSid = `AC${randomBytes(16).toString('hex')}`
  const authToken = randomBytes(16).toString('hex')
  const twilio = stack.use(await startTwilio({ accountSid, authToken }))
  const emailVerification = stack.use(
    await startEmailVerification({ issuer: issuer.issuer, clock }),
  )
  const port = await findFreePort()
  const config = readConfig({
    PORT: String(port),
    DATABASE_URL: database.url(schema.role),
    ISSUER: issuer.issuer,
    TOKEN_AUDIENCE: audience,
    CLIENT_ID: 'sms-code',
    CLIENT_SECRET: randomBytes(16).toString('hex'),
    FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    INDEX_KEY: randomBytes(32).toString('base64'),
    EMAIL_VERIFICATION_URL: emailVerification.url,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TWILIO_API_URL: twilio.url,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_SENDER: '+447700900000',
    TWILIO_TIMEOUT_SECONDS: '1',
    TEXTS_PER_MOBILE_PER_DAY: '100',
    ...options.settings,
  })
  const lines: string[] = []
  const log = createLogger({
    service: 'sms-code',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  })
  const openContext = (changes: Partial<Config> = {}) => {
    const opened = createContext({ ...config, ...changes }, { clock, log })
    stack.use(opened.jobs)
    stack.defer(() => opened.db.destroy())
    return opened
  }
  const context = openContext()
  const listening = stack.use(
    options.withJobs
      ? await startService(config, { clock, log })
      : await listen(createApp(context), config),
  )

  const address = (scope: Scope) => ({
    baseUrl: listening.url,
    token: () => issuer.token({ audience, scope, clientId: 'email-verification' }),
  })
  return {
    url: listening.url,
    database,
    config,
    context,
    openContext,
    clock,
    twilio,
    authToken,
    lines,
    reports: emailVerification.reports,
    emailVerification,
    /** Rows as the superuser sees them. */
    readAdmin: async (query: string) => {
      const admin = openDatabase({ url: database.adminUrl, maxConnections: 1 })
      try {
        return (await sql.raw<Record<string, unknown>>(query).execute(admin)).rows
      } finally {
        await admin.destroy()
      }
    },
    token: (
      scope: string,
      holder: { subject?: string; claims?: Readonly<Record<string, unknown>> } = {},
    ) => issuer.token({ audience, scope, ...holder }),
    issue: (verification: Verification, given: Partial<IssueBody> = {}) =>
      callOperation(address('code:write'), issueCode, {
        body: { ...verification, requestId: randomUUID(), mobile, language: 'en', ...given },
      }),
    stop: ({ caseId, verificationId }: Verification) =>
      callOperation(address('code:write'), stopCodes, { body: { caseId, verificationId } }),
    check: (
      { caseId, verificationId }: Verification,
      candidates: string[],
      given: { replyId?: string; receivedAt?: Date } = {},
    ) => {
      const { replyId = randomUUID(), receivedAt = clock.now() } = given
      const body = { caseId, verificationId, replyId, candidates, receivedAt }
      return callOperation(address('code:check'), checkCode, { body })
    },
    send: ({ caseId }: Verification, issued: object) =>
      sendText(context, { caseId, textId: textIdOf(issued) }),
    readText: async ({ caseId }: Verification, issued: object) => {
      const text = await findText(context.db, { caseId, textId: textIdOf(issued) })
      if (!text) throw new Error('No such text')
      return text
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

export type SmsCode = Awaited<ReturnType<typeof startSmsCode>>

export interface Verification {
  readonly caseId: string
  readonly partyId: string
  readonly verificationId: string
}

interface IssueBody {
  requestId: string
  mobile: string
  language: 'cy' | 'en' | 'both'
}

export function newVerification(): Verification {
  return { caseId: randomUUID(), partyId: randomUUID(), verificationId: randomUUID() }
}

export function textIdOf(issued: object): string {
  if (!('textId' in issued)) throw new Error(`Not issued: ${JSON.stringify(issued)}`)
  return String(issued.textId)
}

/** Issues a code and sends its text. Returns the code as the phone shows it. */
export async function textCode(sms: SmsCode, verification: Verification): Promise<string> {
  const issued = await sms.issue(verification)
  await sms.send(verification, issued)
  return readCode(sms)
}

/** The code in the newest text. */
export function readCode({ twilio }: Pick<SmsCode, 'twilio'>): string {
  const code = /\b\d{6}\b/.exec(twilio.texts(e164)[0]?.body ?? '')?.[0]
  if (!code) throw new Error('The phone shows no code')
  return code
}

/** Another code than the right one, a different one for each `step`. */
export function wrongCode(code: string, step = 1): string {
  return String((Number(code) + step) % 1_000_000).padStart(6, '0')
}

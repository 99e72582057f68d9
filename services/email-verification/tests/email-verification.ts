import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { migrateAudit } from '@gwirio/audit'
import {
  type AnswerOf,
  askVerificationStatus,
  type Clearance,
  callOperation,
  cancelVerification,
  endVerification,
  isRefusal,
  listVerifications,
  type Operation,
  readVerification,
  reportText,
  requestNewCode,
  type Scope,
  startVerification,
  suspendVerification,
  type VerificationView,
} from '@gwirio/contracts'
import { migrateSchema, openDatabase, prepareRoles } from '@gwirio/database'
import { createLogger } from '@gwirio/service-kit'
import { startTestIssuer } from '@gwirio/service-kit/testing'
import {
  createTestDatabase,
  dkimPublicKey,
  fixedClock,
  startMailWorld,
  type TestDatabase,
  testRolePassword,
} from '@gwirio/testing'
import { vi } from 'vitest'
import { readConfig } from '../src/config.ts'
import type { After } from '../src/gate/after.ts'
import { createIdentityCheck } from '../src/gateways/identity-check.ts'
import { createSmsCode } from '../src/gateways/sms-code.ts'
import { startService } from '../src/service.ts'
import { schema } from '../src/store/schema.ts'
import type { Database } from '../src/store/tables.ts'
import { startIdentityCheck, startSmsCode } from './stand-ins.ts'

// On a busy machine a mail takes its time: what waits for one says itself what did not come
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const audience = 'urn:gwirio:api'
export const mailDomain = 'gwirio.example'
export const replyDomain = 'reply.gwirio.example'
export const mobile = '+447700900123'

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
 * The service on a real database, with a mail provider, DNS, a token issuer, and the other services standing in over
 * HTTP. Its clock stands still until a test moves it.
 */
export async function startWorld(
  options: { settings?: Record<string, string>; mxPort?: () => number; after?: After } = {},
) {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await createDatabase())
  const clock = fixedClock(new Date().toISOString())
  const issuer = stack.use(await startTestIssuer({ clock }))
  const surroundings = { issuer: issuer.issuer, clock }
  const identityCheck = stack.use(await startIdentityCheck(surroundings))
  const smsCode = stack.use(await startSmsCode(surroundings))
  const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
  let smtpPort = 0
  const dkim = { selector: 'gwirio', publicKey: dkimPublicKey(privateKey) }
  const mail = stack.use(
    await startMailWorld({
      services: [
        { domain: mailDomain, smtpPort: () => smtpPort, dkim },
        { domain: replyDomain, smtpPort: options.mxPort ?? (() => smtpPort) },
      ],
    }),
  )
  const config = readConfig({
    PORT: '0',
    SMTP_PORT: '0',
    DATABASE_URL: database.url(schema.role),
    ISSUER: issuer.issuer,
    CLIENT_ID: 'email-verification',
    CLIENT_SECRET: randomBytes(16).toString('hex'),
    FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    INDEX_KEY: randomBytes(32).toString('base64'),
    SMTP_URL: mail.smtpUrl,
    MAIL_DOMAIN: mailDomain,
    REPLY_DOMAIN: replyDomain,
    DKIM_SELECTOR: 'gwirio',
    DKIM_PRIVATE_KEY: Buffer.from(privateKey).toString('base64'),
    DNS_SERVERS: mail.dns.address,
    ...options.settings,
  })
  const lines: string[] = []
  const log = createLogger({
    service: 'email-verification',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  })
  const clientId = 'email-verification'
  const token = () =>
    issuer.token({ audience, scope: 'identity-check:read code:write code:check', clientId })
  const start = () =>
    startService(config, {
      clock,
      log,
      identityCheck: createIdentityCheck({ baseUrl: identityCheck.url, token }),
      smsCode: createSmsCode({ baseUrl: smsCode.url, token }),
      ...(options.after ? { after: options.after } : {}),
    })
  let service = await start()
  stack.defer(() => service[Symbol.asyncDispose]())
  smtpPort = service.smtpPort
  const db = openDatabase<Database>({ url: database.adminUrl })
  stack.defer(() => db.destroy())

  function address(scope: Scope | null, subject = 'siwan') {
    return {
      baseUrl: service.url,
      token: () => issuer.token({ audience, scope: scope ?? '', subject }),
    }
  }
  async function call<Op extends Operation>(
    operation: Op,
    input: { params?: Record<string, string>; body?: unknown },
  ) {
    return await callOperation(address(operation.scope), operation, input)
  }

  return {
    call,
    address,
    config,
    clock,
    database,
    db,
    issuer,
    identityCheck,
    smsCode,
    mail,
    lines,
    url: () => service.url,
    smtpPort: () => smtpPort,
    lmtpPort: () => service.lmtpPort,
    /** @param meanwhile is done while the service is away */
    async restart(meanwhile: () => Promise<void> = async () => undefined) {
      await service[Symbol.asyncDispose]()
      await meanwhile()
      service = await start()
      smtpPort = service.smtpPort
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** A party whose caller has passed the identity check, with an address of their own. */
export function newParty(world: World, given: Partial<Clearance> & { caseId?: string } = {}) {
  const { caseId = randomUUID(), ...clearance } = given
  const identityCheckId = randomUUID()
  const number = world.identityCheck.clearances.size + 1
  // Three letters from that of the next one: no near miss
  const far = String(number).repeat(3)
  const now = world.clock.now()
  world.identityCheck.clearances.set(identityCheckId, {
    area: 'gwent',
    caseReference: `GW26P${String(number).padStart(5, '0')}`,
    partyId: randomUUID(),
    partyReference: '1',
    passed: true,
    passedAt: now.toISOString(),
    validUntil: new Date(now.getTime() + 30 * 60_000).toISOString(),
    locked: false,
    language: 'en',
    mobile,
    mobileProblem: null,
    mobileChangedAt: null,
    mobileChangedBy: null,
    mobileShared: false,
    concernOpen: false,
    addressesOfOthers: [],
    linkedCaseIds: [],
    caseEndedAt: null,
    ...clearance,
  })
  const found = world.identityCheck.clearances.get(identityCheckId) as Clearance
  return { caseId, identityCheckId, address: `sian.${far}@post.example`, ...found }
}

export type Party = ReturnType<typeof newParty>

export function start(
  world: World,
  party: Party,
  body: Partial<Record<string, unknown>> = {},
): Promise<AnswerOf<typeof startVerification>> {
  const { caseId, identityCheckId, address } = party
  return world.call(startVerification, {
    params: { caseId },
    body: {
      identityCheckId,
      address,
      addressAgain: body['address'] ?? address,
      safeContact: { phoneIsPrivate: true, mailboxIsPrivate: true, safeToText: 'any-time' },
      ...body,
    },
  })
}

/** A verification whose prompt and code have arrived. */
export async function startAndPrompt(world: World, party = newParty(world)) {
  const earlier = new Set(world.mail.mail(party.address).map(({ id }) => id))
  const verification = unwrap(await start(world, party))
  const prompt = await world.mail.waitForMail({
    to: party.address,
    where: ({ id }) => !earlier.has(id),
    timeoutMilliseconds: waiting.timeout,
  })
  await vi.waitFor(() => {
    if (!world.smsCode.issued.includes(verification.verificationId)) throw new Error('no code yet')
  }, waiting)
  return { party, verification, prompt, key: keyOf(verification) }
}

export type Prompted = Awaited<ReturnType<typeof startAndPrompt>>

export async function read(world: World, key: Key): Promise<VerificationView> {
  return unwrap(await world.call(readVerification, { params: { ...key } }))
}

/** Resolves with the verification once it has a change of this kind (the last one when `count` says so). */
export async function waitForChange(
  world: World,
  key: Key,
  kind: VerificationView['changes'][number]['kind'],
  count = 1,
): Promise<VerificationView> {
  return await vi.waitFor(async () => {
    const view = await read(world, key)
    const found = view.changes.filter((change) => change.kind === kind)
    if (found.length >= count) return view
    throw new Error(`no ${kind} among ${view.changes.map((change) => change.kind).join(', ')}`)
  }, waiting)
}

export const waiting = { timeout: 40_000, interval: 50 }

/** The answer of the gate to a client, without its receipt. */
export async function ask(world: World, party: Party, address = party.address) {
  const body = { case: party.caseReference, party: party.partyReference, address }
  const asked = unwrap(await world.call(askVerificationStatus, { body }))
  const { receipt: _receipt, ...answer } = asked
  return answer
}

export const operations = {
  cancelVerification,
  endVerification,
  listVerifications,
  reportText,
  requestNewCode,
  suspendVerification,
}

export interface Key {
  readonly caseId: string
  readonly verificationId: string
}

export function keyOf({ caseId, verificationId }: Key): Key {
  return { caseId, verificationId }
}

export function unwrap<Answer>(answer: Answer): Exclude<Answer, { refused: unknown }> {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`)
  return answer as Exclude<Answer, { refused: unknown }>
}

/** Lines of the log that hold a code, an address, a number or a token of these tests. */
export function secretLines({ lines }: World): string[] {
  const secret = /\.example|447700|(?<!\d)07700|\b(?:1000|9999)\d\d\b|r-[0-9a-z]{26}/
  return lines.filter((line) => secret.test(line))
}

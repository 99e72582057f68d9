import { generateKeyPairSync, randomBytes } from 'node:crypto'
import {
  type CorrespondenceView,
  callOperation,
  isRefusal,
  type LetterFormat,
  type Operation,
  type Passage,
  readCorrespondence,
  readLetterFormat,
  refuse,
  type Scope,
  scopesOfRole,
  searchDetails,
  sendCorrespondence,
} from '@gwirio/contracts'
import { openDatabase } from '@gwirio/database'
import { createLogger, route } from '@gwirio/service-kit'
import { startStandIn, startTestIssuer } from '@gwirio/service-kit/testing'
import { dkimPublicKey, fixedClock, startClamd, startMailWorld } from '@gwirio/testing'
import { sql } from 'kysely'
import { vi } from 'vitest'
import { readConfig } from '../src/config.ts'
import type { Overrides } from '../src/open-context.ts'
import { startService } from '../src/service.ts'
import { schema } from '../src/store/schema.ts'
import type { Database } from '../src/store/tables.ts'
import { createDatabase } from './database.ts'
import { startGate, type Verified } from './gate-stand-in.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const audience = 'urn:gwirio:api'
/** Longer than any test moves the clock. */
const lifetimeSeconds = 10_000_000
export const mailDomain = 'gwirio.example'
export const returnDomain = 'return.gwirio.example'

/** The service on a real database, with mail servers, DNS, a token issuer, a scanner, and the other services standing in. */
export async function startWorld(
  options: {
    settings?: Record<string, string>
    overrides?: Overrides
    /** An error of the token endpoint for who asks (RFC 6749 §5.2). */
    refuseClient?: (clientId: string, secret: string) => string | null
  } = {},
) {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await createDatabase())
  const clock = fixedClock(new Date().toISOString())
  const issuer = stack.use(
    await startTestIssuer({ clock, ...(options.refuseClient && { refuse: options.refuseClient }) }),
  )
  const surroundings = { issuer: issuer.issuer, clock }
  const gate = stack.use(await startGate(surroundings))
  const identityCheck = stack.use(await startIdentityCheck(surroundings))
  const clamd = stack.use(await startClamd())
  const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
  const dkim = { selector: 'gwirio', publicKey: dkimPublicKey(privateKey) }
  let returnPort = 0
  const mail = stack.use(
    await startMailWorld({
      services: [
        { domain: mailDomain, smtpPort: () => returnPort, dkim },
        { domain: returnDomain, smtpPort: () => returnPort },
      ],
    }),
  )
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.url(schema.role),
    ISSUER: issuer.issuer,
    CLIENT_ID: 'correspondence',
    CLIENT_SECRET: randomBytes(16).toString('hex'),
    FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    INDEX_KEY: randomBytes(32).toString('base64'),
    IDENTITY_CHECK_URL: identityCheck.url,
    EMAIL_VERIFICATION_URL: gate.url,
    FROM_ADDRESS: `letters@${mailDomain}`,
    SENDER_NAME: 'Gwirio',
    PRIVACY_URL: 'https://www.gwirio.example/privacy',
    MAIL_DOMAIN: mailDomain,
    DKIM_SELECTOR: 'gwirio',
    DKIM_PRIVATE_KEY: Buffer.from(privateKey).toString('base64'),
    RETURN_DOMAIN: returnDomain,
    RETURN_SMTP_PORT: '0',
    DNS_SERVERS: mail.dns.address,
    REMOTE_SMTP_PORT: String(mail.mxPort),
    REMOTE_POLICY_PORT: String(mail.policyPort),
    REMOTE_CA: mail.authority.cert,
    ALLOW_PRIVATE_ADDRESSES: 'true',
    VIRUS_SCANNER_URL: `tcp://127.0.0.1:${clamd.port}`,
    ...options.settings,
  })
  const lines: string[] = []
  const log = createLogger({
    service: 'correspondence',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  })
  const start = (overrides: Overrides = {}) =>
    startService(config, { clock, log, ...options.overrides, ...overrides })
  let service = await start()
  stack.defer(() => service[Symbol.asyncDispose]())
  returnPort = service.returnPort
  const db = openDatabase<Database>({ url: database.adminUrl })
  stack.defer(() => db.destroy())
  const started = stack.move()

  const address = (scope: Scope | '', who: Who = {}) => ({
    baseUrl: service.url,
    timeoutMilliseconds: 60_000,
    token: () =>
      issuer.token({
        audience,
        lifetimeSeconds,
        scope: who.scope ?? (who.staff ? scopesOfStaff : scope),
        ...tokenOf(who),
      }),
  })
  return {
    config, clock, database, db, issuer, gate, identityCheck, clamd, mail, lines, address,
    url: () => service.url,
    service: () => service,
    returnPort: () => returnPort,
    call: <Op extends Operation>(operation: Op, input: Parameters<typeof callOperation>[2] = {}, who: Who = {}) =>
      callOperation(address(operation.scope ?? '', who), operation, input),
    /** email-verification, as the service itself reaches it. */
    gateAddress: () => ({
      baseUrl: gate.url,
      token: () =>
        issuer.token({
          audience,
          lifetimeSeconds,
          scope: 'correspondence:hand-over correspondence:report',
          clientId: 'correspondence',
        }),
    }),
    /** @param meanwhile is done while the service is away */
    async restart(overrides: Overrides = {}, meanwhile = async () => {}) {
      await service[Symbol.asyncDispose]()
      await meanwhile()
      service = await start(overrides)
      returnPort = service.returnPort
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  } // biome-ignore format: what a test has in its hands
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** Who calls: a client by its id, or one of the staff. */
export interface Who {
  readonly client?: string
  readonly staff?: string
  /** Instead of the one of the operation. */
  readonly scope?: string
}

const scopesOfStaff = scopesOfRole['business-support'].join(' ')

function tokenOf({ client, staff }: Who) {
  if (!staff) return { clientId: client ?? 'reports' }
  return { clientId: 'console', subject: staff, claims: { name: `Name of ${staff}` } }
}

/** identity-check as its contract says: the test says what it finds. */
async function startIdentityCheck(surroundings: Parameters<typeof startGate>[0]) {
  const identityCheck = {
    /** Confidential words of others, by which it finds. */
    secrets: [] as string[],
    isAway: false,
    isBusy: false,
    letterFormat: 'standard' as LetterFormat,
    searched: [] as Passage[],
  }
  const listening = await startStandIn({
    ...surroundings,
    service: 'identity-check',
    routes: [
      route(searchDetails, async ({ body }) => {
        if (identityCheck.isAway) throw new Error('it restarts')
        if (identityCheck.isBusy) return refuse('busy')
        identityCheck.searched.push(...body.passages)
        const hits = body.passages.flatMap(({ place, document, text }) =>
          identityCheck.secrets
            .filter((secret) => text.includes(secret))
            .map(() => ({ place, document, kind: 'address' as const, times: 1 })),
        )
        return { hits }
      }),
      route(readLetterFormat, async () => ({ letterFormat: identityCheck.letterFormat })),
    ],
  })
  return Object.assign(identityCheck, listening)
}

export interface Sending {
  readonly key?: string
  readonly body?: Record<string, unknown>
  readonly files?: ReadonlyArray<{ name: string; declaredType: string; bytes: Buffer }>
  readonly who?: Who
}

let keys = 0

export function send(world: World, to: Verified, given: Sending = {}) {
  const { key = `test-key-${++keys}`, body = {}, files = [], who } = given
  return world.call(
    sendCorrespondence,
    {
      headers: { 'idempotency-key': key },
      body: {
        case: to.case,
        party: to.party,
        address: to.address,
        kind: 'letter',
        text: 'Please come on Tuesday.',
        ...body,
      },
      files,
    },
    who,
  )
}

export function unwrap<Answer>(answer: Answer): Exclude<Answer, { refused: unknown }> {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`)
  return answer as Exclude<Answer, { refused: unknown }>
}

/** What is due later, such as another attempt, is due now. */
export async function makeDue(world: World): Promise<void> {
  await sql`update correspondence_jobs.job set start_after = now() where start_after > now()`.execute(
    world.db,
  )
}

type Key = Pick<CorrespondenceView, 'caseId' | 'correspondenceId'>

export async function read(world: World, { caseId, correspondenceId }: Key, who: Who = {}) {
  const params = { caseId, correspondenceId }
  return unwrap(await world.call(readCorrespondence, { params }, who))
}

export const waiting = { timeout: 40_000, interval: 25 }

/** Resolves with it once it is in this state. */
export function waitForState(
  world: World,
  key: Key,
  state: CorrespondenceView['state'],
  who: Who = {},
): Promise<CorrespondenceView> {
  return vi.waitFor(async () => {
    const view = await read(world, key, who)
    if (view.state !== state) throw new Error(`it is ${view.state} (${view.reason})`)
    return view
  }, waiting)
}

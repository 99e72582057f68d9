import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrateAudit } from '@gwirio/audit'
import {
  type AreaView,
  answerIdentityCheck,
  callOperation,
  changeArea,
  changeMobile,
  endCase,
  findParties,
  keepCase,
  linkCase,
  listAreas,
  listLockedParties,
  listRetention,
  type QuestionKind,
  readCase,
  readClearance,
  readParty,
  type Scope,
  startIdentityCheck,
  unlockParty,
} from '@gwirio/contracts'
import { migrateSchema, openDatabase, prepareRoles } from '@gwirio/database'
import { createLogger } from '@gwirio/service-kit'
import { startTestIssuer } from '@gwirio/service-kit/testing'
import {
  createTestDatabase,
  fixedClock,
  type TestDatabase,
  testRolePassword,
} from '@gwirio/testing'
import { sql } from 'kysely'
import { readConfig } from '../src/config.ts'
import type { Context } from '../src/context.ts'
import { type AnswerHasher, createAnswerHasher } from '../src/gateways/answer-hasher.ts'
import { runImport } from '../src/import/command.ts'
import { createImportContext } from '../src/import/import-context.ts'
import { type ImportWatcher, importParties } from '../src/import/import-parties.ts'
import { startService } from '../src/service.ts'
import { schema } from '../src/store/schema.ts'
import { startEmailVerification } from './email-verification.ts'

const { role } = schema
const audience = 'urn:gwirio:api'
/** What staff write; it names somebody, so that it must never stand in clear. */
export const note = 'Siân O’Brien showed her passport'

export function createDatabase(): Promise<TestDatabase> {
  return createTestDatabase({ template: 'identity_check', prepare: prepareDatabase })
}

/** Makes the role, the audit and the schema. */
export async function prepareDatabase(adminUrl: string): Promise<void> {
  await prepareRoles({ adminUrl, roles: [{ role, password: testRolePassword }] })
  await migrateAudit({ adminUrl })
  await migrateSchema({ adminUrl, ...schema })
}

/** The service on a real database with a token issuer on loopback. Its clock stands still at the time of the start. */
export async function startIdentityCheckService(
  database: Pick<TestDatabase, 'adminUrl' | 'url'>,
  options: { settings?: Record<string, string>; realHashes?: true } = {},
) {
  const stack = new AsyncDisposableStack()
  const clock = fixedClock(new Date().toISOString())
  const issuer = stack.use(await startTestIssuer({ clock }))
  const emailVerification = stack.use(
    await startEmailVerification({ issuer: issuer.issuer, clock }),
  )
  const env = {
    PORT: '0',
    CLIENT_ID: 'identity-check',
    CLIENT_SECRET: randomBytes(16).toString('hex'),
    EMAIL_VERIFICATION_URL: emailVerification.url,
    DATABASE_URL: database.url(role),
    ISSUER: issuer.issuer,
    FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    INDEX_KEY: randomBytes(32).toString('base64'),
    ANSWER_PEPPER: randomBytes(32).toString('base64'),
    ...options.settings,
  }
  const lines: string[] = []
  const log = createLogger({
    service: 'identity-check',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  })
  const cheapHasher = createAnswerHasher({ pepper: randomBytes(32), memoryKib: 8, passes: 1 })
  const hasher: { hasher?: AnswerHasher } = options.realHashes ? {} : { hasher: cheapHasher }
  const start = async (changed: Record<string, string>, overrides: Partial<Context> = {}) =>
    stack.use(
      await startService(readConfig({ ...env, ...changed }), {
        clock,
        log,
        ...hasher,
        ...overrides,
      }),
    )
  const importWith = async (withHasher: AnswerHasher | undefined, ...rows: readonly Row[]) => {
    const own = withHasher ? { hasher: withHasher } : {}
    await using context = { ...createImportContext(readConfig(env), 2), clock, ...own }
    await withFile(toCsv(rows), (file) =>
      importParties(context, { path: file, badRows: 'refuse-all', dryRun: false }, strictWatcher),
    )
  }
  const admin = openDatabase<Record<string, never>>({ url: database.adminUrl })
  stack.defer(() => admin.destroy())
  const listening = await start({})
  const address = (scope: Scope, baseUrl = listening.url) => ({
    baseUrl,
    token: () => issuer.token({ audience, scope, subject: 'staff-1', clientId: 'console' }),
  })
  return {
    url: listening.url,
    env,
    clock,
    lines,
    emailVerification,
    hasher: cheapHasher,
    /** Starts the service once more on the same data, with other settings or parts. */
    startAnother: start,
    /** Looks at the data as the administrator. */
    query: async <T>(statement: string) => (await sql.raw<T>(statement).execute(admin)).rows,
    token: (scope: string) => issuer.token({ audience, scope }),
    find: async (text: string, baseUrl?: string) => {
      const found = await callOperation(address('party:read', baseUrl), findParties, {
        body: { text },
      })
      if ('refused' in found) throw new Error('findParties refuses nothing')
      return found
    },
    read: (params: PartyPath) => callOperation(address('party:read'), readParty, { params }),
    unlock: (params: PartyPath, reason = 'spoke to the party') =>
      callOperation(address('party:unlock'), unlockParty, { params, body: { reason } }),
    start: (params: PartyPath) =>
      callOperation(address('identity-check:write'), startIdentityCheck, { params }),
    answer: (params: CheckPath, answers: Answer[], baseUrl?: string) =>
      callOperation(address('identity-check:write', baseUrl), answerIdentityCheck, {
        params,
        body: { answers },
      }),
    clearance: (params: CheckPath) =>
      callOperation(address('identity-check:read'), readClearance, { params }),
    readCase: (caseId: string) =>
      callOperation(address('party:read'), readCase, { params: { caseId } }),
    link: (caseId: string, caseReference: string) =>
      callOperation(address('party:write'), linkCase, {
        params: { caseId },
        body: { caseReference, note },
      }),
    end: (caseId: string) =>
      callOperation(address('party:write'), endCase, { params: { caseId }, body: { note } }),
    changeMobile: (params: PartyPath, mobile: string, mobileAgain = mobile) =>
      callOperation(address('party:write'), changeMobile, {
        params,
        body: { mobile, mobileAgain, note },
      }),
    listLocked: (baseUrl?: string) =>
      callOperation(address('party:unlock', baseUrl), listLockedParties),
    listAreas: () => callOperation(address('party:read'), listAreas),
    changeArea: ({ area, phone, hours }: AreaView) =>
      callOperation(address('area:manage'), changeArea, {
        params: { area },
        body: { phone, hours },
      }),
    listRetention: () => callOperation(address('retention:manage'), listRetention),
    keep: (caseId: string, keep: boolean) =>
      callOperation(address('retention:manage'), keepCase, {
        params: { caseId },
        body: { keep, note },
      }),
    /** Puts parties on file, with the hasher and the clock of the service. */
    import: (...rows: readonly Row[]) => importWith(hasher.hasher, ...rows),
    importWith,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

export type IdentityCheckService = Awaited<ReturnType<typeof startIdentityCheckService>>
export type PartyPath = { caseId: string; partyId: string }
export type CheckPath = { caseId: string; identityCheckId: string }
export type Answer = { questionId: string; answer: string }
export type Row = Readonly<Record<string, string>>

/** A party with seven facts that others do not know; the control is that its answers pass. */
export const sian: Row = {
  case_reference: 'GW26P00123',
  area: 'gwent',
  law: 'private',
  party_reference: '1',
  name: "Siân O'Brien-Jones",
  language: 'cy',
  mobile: '07700 900123',
  email: "sian.o'brien+llys@post.example",
  date_of_birth: '1985-04-03',
  postcode: 'NP20 9ZA',
  first_line_of_address: '12 Heol y Bont',
  middle_name: 'Mererid',
  previous_surname: 'Probert',
  place_of_birth: 'Casnewydd',
  solicitor: 'Harding & Rees LLP',
  court: 'Newport Family Court',
  known_to_others: 'court',
}

export const daniel: Row = {
  ...sian,
  party_reference: '2',
  name: 'Daniel Jones',
  language: 'en',
  mobile: '07700 900124',
  email: 'daniel.jones@post.example',
  middle_name: 'Alan',
}

/** One party with few facts: hashing is slow. */
export const brief = (changes: Row): Row => ({
  case_reference: 'GW26B1',
  area: 'gwent',
  law: 'public',
  party_reference: '1',
  name: 'Nia Evans',
  language: '',
  mobile: '07700 900125',
  ...changes,
})

/** Runs the command on the text or the bytes of a file, with real hashes. */
export async function runImportOn(
  env: Record<string, string>,
  content: string | Buffer,
  ...flags: string[]
): Promise<{ code: number; printed: string }> {
  const printed: string[] = []
  const output = { write: (text: string) => void printed.push(text) }
  const code = await withFile(content, (file) =>
    runImport({ args: [file, ...flags], env, output, cores: 2 }),
  )
  return { code, printed: printed.join('') }
}

/** A file with the columns of all rows. */
export function toCsv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(Object.keys))]
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

async function withFile<T>(
  content: string | Buffer,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gwirio-import-'))
  try {
    const file = path.join(folder, 'parties.csv')
    await writeFile(file, content)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const strictWatcher: ImportWatcher = {
  problem: ({ line, reason }) => {
    throw new Error(`line ${line}: ${reason}`)
  },
  progress: () => undefined,
}

/** The one party that the text finds. */
export async function findOne(service: IdentityCheckService, text: string): Promise<PartyPath> {
  const { parties } = await service.find(text)
  const [party] = parties
  if (!party || parties.length > 1) throw new Error(`Found ${parties.length} parties, not one`)
  return { caseId: party.caseId, partyId: party.partyId }
}

/** Starts a check that must start. */
export async function startCheck(service: IdentityCheckService, party: PartyPath) {
  const started = await service.start(party)
  if ('refused' in started) throw new Error(`Not started: ${started.refused}`)
  const path: CheckPath = { caseId: party.caseId, identityCheckId: started.identityCheckId }
  return { ...started, path }
}

/** What the person of the row says to the questions. */
export function answersOf(
  row: Row,
  questions: ReadonlyArray<{ questionId: string; kind: QuestionKind }>,
): Answer[] {
  return questions.map(({ questionId, kind }) => ({
    questionId,
    answer: row[kind.replaceAll('-', '_')] ?? '',
  }))
}

/** The same answers but one. */
export function oneWrong(answers: readonly Answer[], at = 0): Answer[] {
  return answers.map((given, index) =>
    index === at ? { ...given, answer: '1 January 1901 no' } : given,
  )
}

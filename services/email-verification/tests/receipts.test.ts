import { createHash } from 'node:crypto'
import { createAudit } from '@gwirio/audit'
import { askGate, askVerificationStatus, callOperation, receiptClaims } from '@gwirio/contracts'
import { createFieldCipher, openJobs } from '@gwirio/database'
import { createLogger } from '@gwirio/service-kit'
import { forThisFile } from '@gwirio/testing'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, describe, expect, it } from 'vitest'
import { rotateReceiptKeys } from '../src/jobs/rotate-receipt-keys.ts'
import { startService } from '../src/service.ts'
import { schema } from '../src/store/schema.ts'
import { startWorld, unwrap, waiting } from './email-verification.ts'
import { openStore, questionOf } from './stored.ts'

const world = await forThisFile(startWorld())
const store = openStore(world)
const log = createLogger({ service: 'test', level: 'silent' })
const jobs = openJobs({ url: world.database.url(schema.role), schema: schema.schema, log })
afterAll(async () => {
  await jobs[Symbol.asyncDispose]()
  await store.destroy()
})

const daySeconds = 86_400
const publicMembers = new Set(['alg', 'crv', 'kid', 'kty', 'use', 'x'])

function client(clientId: string, scope: string, baseUrl = world.url()) {
  const token = () => world.issuer.token({ audience: 'urn:gwirio:api', scope, clientId })
  return { baseUrl, token }
}

async function ask(question: object, baseUrl = world.url()): Promise<string> {
  const service = client('report-sender', 'verification:read', baseUrl)
  return unwrap(await callOperation(service, askVerificationStatus, { body: question })).receipt
}

async function readKeys(baseUrl = world.url()): Promise<JSONWebKeySet> {
  const response = await fetch(new URL('/.well-known/jwks.json', baseUrl))
  expect(response.headers.get('cache-control')).toBe('public, max-age=300')
  return (await response.json()) as JSONWebKeySet
}

/** As a client does that was told nothing but where the keys are. */
async function check(receipt: string, keys: JSONWebKeySet, currentDate = world.clock.now()) {
  const { payload, protectedHeader } = await jwtVerify(receipt, createLocalJWKSet(keys), {
    algorithms: ['EdDSA'],
    typ: 'gwirio-receipt+jwt',
    audience: 'report-sender',
    currentDate,
  })
  return { claims: receiptClaims.parse(payload), keyId: protectedHeader.kid }
}

describe('a receipt', () => {
  it('says of a yes what was asked and answered, for five minutes, to who asked', async () => {
    const record = await store.insert()
    const receipt = await ask(questionOf(record))
    const { claims } = await check(receipt, await readKeys())
    const iat = Math.floor(world.clock.now().getTime() / 1_000)
    expect(claims).toEqual({
      aud: 'report-sender',
      jti: claims.jti,
      iat,
      exp: iat + 300,
      answer: 'yes',
      reason: 'verified',
      level: 'strong',
      since: record.verifiedAt?.toISOString(),
      until: record.verifiedUntil?.toISOString(),
      case: record.caseReference,
      party: record.partyReference,
      address_digest: digest(claims.jti, record.address),
    })
    expect(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString()).not.toContain('@')
  })

  it('says of a no no more than the answer did', async () => {
    const record = await store.insert({ state: 'suspended' })
    const { claims } = await check(await ask(questionOf(record)), await readKeys())
    expect(claims).toMatchObject({ answer: 'no', reason: 'not-verified', since: null })
  })

  it('compares addresses as the gate does, and takes what is none as it is', async () => {
    const record = await store.insert({ typedAddress: 'Nia@Post.Example' })
    const keys = await readKeys()
    const asked = { ...questionOf(record), address: ' NIA@post.EXAMPLE ' }
    const { claims } = await check(await ask(asked), keys)
    expect(claims).toMatchObject({ answer: 'yes' })
    expect(claims.address_digest).toBe(digest(claims.jti, 'nia@post.example'))
    const none = await check(await ask({ ...asked, address: 'nia' }), keys)
    expect(none.claims.address_digest).toBe(digest(none.claims.jti, 'nia'))
  })

  it('is no receipt for another, later, or changed', async () => {
    const receipt = await ask(questionOf(await store.insert()))
    const keys = await readKeys()
    const later = new Date(world.clock.now().getTime() + 301_000)
    await expect(check(receipt, keys, later)).rejects.toThrow('exp')
    const [head, , signature] = receipt.split('.')
    const claims = { aud: 'report-sender', exp: 9_999_999_999, answer: 'yes' }
    const changed = Buffer.from(JSON.stringify(claims)).toString('base64url')
    await expect(check(`${head}.${changed}.${signature}`, keys)).rejects.toThrow('signature')
    const service = client('correspondence', 'correspondence:hand-over')
    const body = { ...questionOf(await store.insert()), client: 'another-sender' }
    const other = unwrap(await callOperation(service, askGate, { body })).receipt
    await expect(check(other, keys)).rejects.toThrow('aud')
  })

  it('of a question that correspondence asks is for the client that sends', async () => {
    const service = client('correspondence', 'correspondence:hand-over')
    const body = { ...questionOf(await store.insert()), client: 'report-sender' }
    const { receipt } = unwrap(await callOperation(service, askGate, { body }))
    expect((await check(receipt, await readKeys())).claims).toMatchObject({ answer: 'yes' })
  })
})

/** The job of every hour. */
function rotate() {
  const audit = createAudit({ service: 'test', cipher: createFieldCipher(world.config.fieldKeys) })
  const { clock } = world
  const { vault } = store
  return rotateReceiptKeys({ db: store, vault, clock, audit, jobs, receiptKeyDays: 30 })
}

function digest(receiptId: string, address: string): string {
  return createHash('sha256').update(`${receiptId}\n${address}`).digest('base64url')
}

describe('the keys', () => {
  it('hold nothing that is secret, in the database either', async () => {
    for (const key of (await readKeys()).keys)
      expect(new Set(Object.keys(key))).toEqual(publicMembers)
    const [row] = await store.selectFrom('receiptKey').selectAll().execute()
    expect(row?.privateKey?.toString('latin1')).not.toContain('"d"')
  })

  it('are the same after a restart, and in another process', async () => {
    const question = questionOf(await store.insert())
    const before = await ask(question)
    await world.restart()
    const keys = await readKeys()
    const { keyId } = await check(before, keys)
    expect((await check(await ask(question), keys)).keyId).toBe(keyId)
    await using second = await startService(
      { ...world.config, smtpPort: 0 },
      { clock: world.clock, log },
    )
    expect(await readKeys(second.url)).toEqual(keys)
    expect((await check(await ask(question, second.url), keys)).keyId).toBe(keyId)
  })

  it('change without a gap: whoever read them five minutes ago can check each receipt, for good', async () => {
    const question = questionOf(await store.insert({ verifiedUntil: new Date('2099-01-01') }))
    const signers = new Set<string | undefined>()
    const kept: string[] = []
    const isChecked = async (receipt: string, keys: JSONWebKeySet) => {
      signers.add((await check(receipt, keys)).keyId)
    }
    let old = await readKeys()
    for (let step = 0; step < 100; step += 1) {
      world.clock.advance({ seconds: daySeconds / 2 })
      // Each process does it at its start too
      if (step % 10 === 5) await world.restart()
      else await rotate()
      const receipt = await ask(question)
      await isChecked(receipt, old)
      kept.push(receipt)
      old = await readKeys()
    }
    expect(signers.size).toBe(2)
    const rows = await store.selectFrom('receiptKey').selectAll().orderBy('signsFrom').execute()
    expect(rows.map(({ privateKey }) => privateKey === null)).toEqual([true, false])
    const [first = '', last = ''] = [kept[0], kept.at(-1)]
    const then = new Date(world.clock.now().getTime() - 99 * (daySeconds / 2) * 1_000)
    expect((await check(first, old, then)).keyId).toBe(rows[0]?.keyId)
    expect((await check(last, old)).keyId).toBe(rows[1]?.keyId)
  }, 120_000)

  it(
    'are made once by processes that start together',
    async () => {
      world.clock.advance({ seconds: 40 * daySeconds })
      const before = (await readKeys()).keys.length
      const config = { ...world.config, smtpPort: 0 }
      const { clock } = world
      const starting = [1, 2, 3].map(() => startService(config, { clock, log }))
      for (const service of await Promise.all(starting)) await service[Symbol.asyncDispose]()
      world.clock.advance({ seconds: 61 })
      expect((await readKeys()).keys).toHaveLength(before + 1)
    },
    waiting.timeout,
  )
})

import { randomBytes } from 'node:crypto'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { type AnswerHasher, createAnswerHasher } from '../src/gateways/answer-hasher.ts'
import { answersOf, findOne, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { runImportOn } from './import-file.ts'
import { sian, toCsv } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(
  startIdentityCheckService(database, { settings: { HASH_QUEUE: '1' } }),
)

async function newSian(reference: string) {
  await service.import({ ...sian, case_reference: reference })
  return await findOne(service, reference)
}

/** The hasher of the service, with something else in place of comparing. */
const hasherWith = (verify: AnswerHasher['verify']): AnswerHasher => ({ ...service.hasher, verify })

describe('a service that dies while it compares', () => {
  it('leaves a failure behind, never a free try', async () => {
    const party = await newSian('GW26CRASH')
    const dying = await service.startAnother(
      {},
      { hasher: hasherWith(() => Promise.reject(new Error('killed'))) },
    )
    for (const _ of [1, 2, 3]) {
      const { path, questions } = await startCheck(service, party)
      const answers = answersOf(sian, questions)
      await expect(service.answer(path, answers, dying.url)).rejects.toThrow('internal-error')
      expect(await service.clearance(path)).toMatchObject({ passed: false })
      expect(await service.answer(path, answers)).toEqual({ refused: 'identity-check-answered' })
    }
    expect(await service.start(party)).toEqual({ refused: 'party-locked' })
  })
})

describe('a service with too much to compare', () => {
  it('refuses before anything is counted, and goes on when there is room', async () => {
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const hasher = hasherWith(async (...given) => {
      begun.resolve()
      await gate.promise
      return await service.hasher.verify(...given)
    })
    const slow = await service.startAnother({}, { hasher })
    const checks: Awaited<ReturnType<typeof startCheck>>[] = []
    for (const reference of ['GW26BUSY1', 'GW26BUSY2', 'GW26BUSY3'])
      checks.push(await startCheck(service, await newSian(reference)))
    const answer = (index: number) => {
      const { path, questions } = checks[index] as (typeof checks)[0]
      return service.answer(path, answersOf(sian, questions), slow.url)
    }
    const first = answer(0)
    await begun.promise
    const two = [answer(1), answer(2)]
    expect(await Promise.race(two)).toEqual({ refused: 'busy' })
    gate.resolve()
    const outcomes = await Promise.all([first, ...two])
    expect(outcomes.filter((each) => 'outcome' in each && each.outcome === 'passed')).toHaveLength(
      2,
    )
    const refused = outcomes.findIndex((each) => 'refused' in each)
    expect(await answer(refused)).toMatchObject({ outcome: 'passed' })
  })
})

describe('hashes', () => {
  it('of right answers are made again when the parameters changed, and still match', async () => {
    const row = { ...sian, case_reference: 'GW26HASH' }
    await using real = await startIdentityCheckService(database, { realHashes: true })
    await runImportOn(real.env, toCsv([row]))
    const party = await findOne(real, 'GW26HASH')
    const stronger = await real.startAnother({ HASH_PASSES: '3' })
    const check = async (url: string) => {
      const { path, questions } = await startCheck(real, party)
      return await real.answer(path, answersOf(sian, questions), url)
    }
    expect(await check(stronger.url)).toMatchObject({ outcome: 'passed' })
    const hashes = await hashesOf(party.partyId)
    expect(hashes.filter((hash) => hash.includes('$m=19456,p=1,t=3$'))).toHaveLength(3)
    expect(hashes.filter((hash) => hash.includes('$m=19456,p=1,t=2$'))).toHaveLength(5)
    expect(await check(real.url)).toMatchObject({ outcome: 'passed' })
  })

  it('match only with the pepper, and only for the party and the question they were made for', async () => {
    const [pepper, other] = [randomBytes(32), randomBytes(32)]
    const make = (secret: Buffer) => createAnswerHasher({ pepper: secret, memoryKib: 8, passes: 1 })
    const owner = { partyId: 'a', kind: 'postcode' }
    const hash = await make(pepper).hash(owner, 'np209za')
    expect(await make(pepper).verify(owner, 'np209za', hash)).toBe(true)
    expect(await make(other).verify(owner, 'np209za', hash)).toBe(false)
    expect(await make(pepper).verify({ ...owner, partyId: 'b' }, 'np209za', hash)).toBe(false)
    expect(await make(pepper).verify({ ...owner, kind: 'court' }, 'np209za', hash)).toBe(false)
  })

  async function hashesOf(partyId: string): Promise<string[]> {
    const rows = await service.query<{ answerHash: string }>(
      `select answer_hash from identity_check.fact where party_id = '${partyId}'`,
    )
    return rows.map(({ answerHash }) => answerHash)
  }
})

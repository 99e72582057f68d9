import { randomUUID } from 'node:crypto'
import { callOperation, type DeliveryReportKind, reportDelivery } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { type Key, keyOf, read, secretLines, startWorld } from './email-verification.ts'
import { auditOf } from './people.ts'
import { openStore } from './stored.ts'

const world = await forThisFile(startWorld())
const store = openStore(world)
afterAll(() => store.destroy())

function report(key: Key, kind: DeliveryReportKind, correspondenceId = randomUUID()) {
  const body = { correspondenceId, kind, at: world.clock.now().toISOString() }
  const params = { ...keyOf(key) }
  return callOperation(world.address('correspondence:report'), reportDelivery, { params, body })
}

describe('what comes back of correspondence', () => {
  it.each([
    ['refused', 'refused-by-server'],
    ['bounced', 'bounced'],
    ['complained', 'complained'],
  ] as const)('suspends the address when it was %s', async (kind, reason) => {
    const record = await store.insert()
    await report(record, kind)
    expect(await read(world, record)).toMatchObject({
      state: 'suspended',
      reason,
      changes: [{ kind: 'suspended', reason }],
      attention: { kind: 'suspended' },
    })
    expect(await auditOf(world, record.caseId)).toMatchObject([
      { action: 'correspondence.came-back', reason, actor: 'siwan' },
      { action: 'verification.suspended', reason },
      { action: 'verification.viewed' },
    ])
  })

  it('is told once for each message and kind, however often it is reported', async () => {
    const record = await store.insert()
    const correspondenceId = randomUUID()
    for (let time = 0; time < 3; time += 1) await report(record, 'bounced', correspondenceId)
    expect((await read(world, record)).changes).toHaveLength(1)
    await report(record, 'complained', correspondenceId)
    await report(record, 'complained', randomUUID())
    expect((await read(world, record)).changes).toHaveLength(3)
  })

  it('suspends what the party has verified since, of the same address and no other', async () => {
    const over = await store.insert({ state: 'ended' })
    const { caseId, partyId, caseReference, partyReference, typedAddress } = over
    const party = { caseId, partyId, caseReference, partyReference }
    const again = await store.insert({ ...party, typedAddress, startedAt: new Date() })
    await report(over, 'bounced')
    expect(await read(world, again)).toMatchObject({ state: 'suspended', reason: 'bounced' })
    const gone = await store.insert({ state: 'ended' })
    const other = await store.insert({
      caseId: gone.caseId,
      partyId: gone.partyId,
      caseReference: gone.caseReference,
    })
    await report(gone, 'bounced')
    expect(await read(world, other)).toMatchObject({ state: 'verified' })
  })

  it('is recorded of what is over or still open, and changes nothing there', async () => {
    for (const state of ['ended', 'awaiting-reply', 'failed'] as const) {
      const record = await store.insert({ state })
      await report(record, 'bounced')
      expect(await read(world, record)).toMatchObject({ state, changes: [] })
      const [first] = await auditOf(world, record.caseId)
      expect(first).toMatchObject({ action: 'correspondence.came-back', reason: 'bounced' })
    }
  })

  it('is refused of what is not known', async () => {
    const unknown = { caseId: randomUUID(), verificationId: randomUUID() }
    expect(await report(unknown, 'bounced')).toEqual({ refused: 'verification-not-found' })
    expect(secretLines(world)).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { type Clearance, reportPartyChange, requestResume } from '@gwirio/contracts'
import { comparableAddress } from '@gwirio/mail'
import { forThisFile } from '@gwirio/testing'
import { expect, it, vi } from 'vitest'
import {
  ask,
  operations,
  read,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { approve, as, auditOf, note } from './people.ts'
import { codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

it('agrees to no likeness that is on file before its report has come: the suspension told of something else', async () => {
  const started = await startAndPrompt(world)
  const { key, party } = started
  await replyTo(world, started, { text: codeFor(world, started) })
  await waitForChange(world, key, 'verified')
  const params = { ...key }
  unwrap(await world.call(operations.suspendVerification, { params, body: { reason: 'doubt' } }))
  const asked = unwrap(await as(world, 'siwan')(requestResume, key, { note }))
  const { clearances } = world.identityCheck
  const cleared = clearances.get(party.identityCheckId) as Clearance
  const near = comparableAddress(party.address.replace('sian', 'sion'))
  clearances.set(party.identityCheckId, { ...cleared, addressesOfOthers: [near] })
  await approve(world, 'rhodri', asked)
  expect(await ask(world, party)).toMatchObject({ answer: 'yes' })
  const body = { reportId: randomUUID(), partyId: null, kind: 'others-changed' }
  await world.call(reportPartyChange, { params: { caseId: key.caseId }, body })
  await vi.waitFor(async () => {
    const events = await auditOf(world, key.caseId)
    expect(events.find(({ action }) => action === 'verification.compared')).toMatchObject({
      reason: 'near-miss',
    })
  }, waiting)
  expect(await read(world, key)).toMatchObject({ state: 'suspended', reason: 'new-party-in-case' })
  expect(await ask(world, party)).toMatchObject({ answer: 'no' })
})

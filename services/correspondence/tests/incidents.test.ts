import {
  type CorrespondenceView,
  decideIncident,
  listIncidents,
  readIncident,
  reportWrongRecipient,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { expect, it, vi } from 'vitest'
import type { Verified } from './gate-stand-in.ts'
import { read, send, startWorld, unwrap, waitForState, waiting } from './world.ts'

const world = await forThisFile(startWorld())
const mair = { staff: 'mair' }
const body = { note: 'Somebody else answered the phone' }

const sendOne = async (to: Verified) =>
  waitForState(world, unwrap(await send(world, to)), 'sent', mair)

function report({ caseId, correspondenceId }: CorrespondenceView) {
  const params = { caseId, correspondenceId }
  return world.call(reportWrongRecipient, { params, body }, mair)
}

it('freezes the party, stops what is ahead and lists what went to that address, in any case', async () => {
  const to = world.gate.verify()
  const elsewhere = world.gate.verify({ address: to.address.toUpperCase() })
  const sent = await sendOne(to)
  const other = await sendOne(elsewhere)
  const ahead = unwrap(await send(world, to, { who: mair }))
  expect(ahead.state).toBe('waiting')
  const incident = unwrap(await report(sent))
  expect(incident).toMatchObject({ state: 'open', stopped: 1, note: body.note })
  expect(incident.went.map(({ correspondenceId }) => correspondenceId)).toEqual([
    other.correspondenceId,
    sent.correspondenceId,
  ])
  const stopped = await read(world, ahead, mair)
  expect(stopped).toMatchObject({ state: 'held', reason: 'frozen' })
  expect(stopped.changes.at(-1)).toMatchObject({ kind: 'held', by: 'Name of mair', note: null })
  const { caseId, partyId } = to.subject
  const { incidentId } = incident
  await vi.waitFor(
    () => expect(world.gate.freezes).toContainEqual({ caseId, partyId, incidentId }),
    waiting,
  )
})

it('stops what is leaving at that moment, in any case', async () => {
  const to = world.gate.verify()
  const elsewhere = world.gate.verify({ address: to.address })
  const sent = await sendOne(to)
  const server = Promise.withResolvers<void>()
  world.mail.setManner(to.address, { step: 'recipient', wait: () => server.promise })
  const leaving = unwrap(await send(world, elsewhere))
  await waitForState(world, leaving, 'sending', mair)
  expect(unwrap(await report(sent)).stopped).toBe(1)
  const { brokenOff } = world.mail.handedOver
  server.resolve()
  await vi.waitFor(() => expect(world.mail.handedOver.brokenOff).toBe(brokenOff + 1), waiting)
  expect(await read(world, leaving, mair)).toMatchObject({ state: 'held', reason: 'frozen' })
  const { entries } = world.mail.handedOver
  expect(entries.filter(({ recipients }) => recipients.includes(to.address))).toHaveLength(1)
})

it('is one incident, however often it is reported', async () => {
  const sent = await sendOne(world.gate.verify())
  const { incidentId } = unwrap(await report(sent))
  expect(unwrap(await report(sent)).incidentId).toBe(incidentId)
  const { incidents } = unwrap(await world.call(listIncidents, {}, mair))
  expect(incidents.filter((each) => each.incidentId === incidentId)).toHaveLength(1)
})

it('can be about a letter whose server never answered, which is listed too', async () => {
  const to = world.gate.verify()
  world.mail.setManner(to.address, { step: 'end', drops: true })
  const taken = unwrap(await send(world, to))
  const tried = await vi.waitFor(async () => {
    const view = await read(world, taken, mair)
    expect(view.changes.at(-1)?.kind).toBe('deferred')
    return view
  }, waiting)
  expect(tried).toMatchObject({ state: 'queued', sentAt: null })
  expect(tried.allowed).toContain('wrong-recipient')
  const { went } = unwrap(await report(tried))
  expect(went).toMatchObject([{ correspondenceId: taken.correspondenceId }])
})

it('is about nothing that has not left', async () => {
  const ahead = unwrap(await send(world, world.gate.verify(), { who: mair }))
  expect((await read(world, ahead, mair)).allowed).not.toContain('wrong-recipient')
  expect(await report(ahead)).toEqual({ refused: 'state-does-not-allow' })
})

it('is closed once it was decided whether the regulator is told, and keeps every decision', async () => {
  const incident = unwrap(await report(await sendOne(world.gate.verify())))
  const { caseId, incidentId } = incident
  const params = { caseId, incidentId }
  const decide = (decision: 'closed' | 'regulator-not-told') =>
    world.call(decideIncident, { params, body: { decision, note: 'As the owner says' } }, mair)
  expect(await decide('closed')).toEqual({ refused: 'state-does-not-allow' })
  unwrap(await decide('regulator-not-told'))
  expect(unwrap(await decide('closed')).state).toBe('closed')
  const { decisions } = unwrap(await world.call(readIncident, { params }, mair))
  expect(decisions).toMatchObject([
    { decision: 'regulator-not-told', by: 'Name of mair' },
    { decision: 'closed' },
  ])
})

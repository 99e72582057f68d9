import { decideIncident, listIncidents, reportWrongRecipient } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { send, startWorld, unwrap, waitForState } from './world.ts'

const world = await forThisFile(startWorld())
const mair = { staff: 'mair' }

async function openIncident() {
  const taken = unwrap(await send(world, world.gate.verify()))
  const { caseId, correspondenceId } = await waitForState(world, taken, 'sent')
  const params = { caseId, correspondenceId }
  const body = { note: 'Somebody else answered the phone' }
  return unwrap(await world.call(reportWrongRecipient, { params, body }, mair))
}

it('the list of incidents says of which it was decided whether to tell the regulator', async () => {
  const [told, noted] = [await openIncident(), await openIncident()]
  for (const [{ caseId, incidentId }, decision] of [
    [told, 'regulator-told'],
    [noted, 'note'],
  ] as const) {
    const input = { params: { caseId, incidentId }, body: { decision, note: 'As agreed' } }
    unwrap(await world.call(decideIncident, input, mair))
  }
  const { incidents } = unwrap(await world.call(listIncidents, {}, mair))
  const isDecided = new Map(incidents.map((each) => [each.incidentId, each.isRegulatorDecided]))
  expect(isDecided.get(told.incidentId)).toBe(true)
  expect(isDecided.get(noted.incidentId)).toBe(false)
})

import { type ConcernReason, isRefusal } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { answersOf, findOne, oneWrong, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { sian } from './rows.ts'
import { note, type PartyPath } from './staff.ts'

const huw = { subject: 'staff-2', name: 'Huw Evans' }

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))

let made = 0

/** A party in a case of their own. */
async function newParty(): Promise<PartyPath> {
  made += 1
  const reference = `GW26HISTORY${made}`
  await service.import({ ...sian, case_reference: reference })
  return findOne(service, reference)
}

describe('what happened in calls', () => {
  it('is told with who and when, the newest first', async () => {
    const party = await newParty()
    const failed = await startCheck(service, party)
    const moments = [service.clock.now()]
    const later = () => {
      service.clock.advance({ seconds: 60 })
      moments.unshift(service.clock.now())
      return service.clock.now().toISOString()
    }
    later()
    await service.answer(failed.path, oneWrong(answersOf(sian, failed.questions)))
    later()
    const { path, questions } = await startCheck(service, party)
    later()
    await service.answer(path, answersOf(sian, questions))
    await service.raise(party, 'mailbox-not-private', {
      identityCheckId: path.identityCheckId,
      raisedAt: later(),
    })
    later()
    const view = await service.read(party)
    const newest = isRefusal(view) ? undefined : view.concern?.raised[0]?.concernId
    await service.as(huw).settle(party, newest ?? '')
    const mair = { by: 'Mair Jones', reason: null, note: null }
    const reason: ConcernReason = 'mailbox-not-private'
    expect(await service.read(party)).toMatchObject({
      calls: [
        { kind: 'concern-settled', by: 'Huw Evans', reason, note },
        { ...mair, kind: 'concern-raised', reason },
        { ...mair, kind: 'check-passed' },
        { ...mair, kind: 'call-begun' },
        { ...mair, kind: 'check-not-passed' },
        { ...mair, kind: 'call-begun' },
      ].map((event, index) => ({ ...event, at: moments[index]?.toISOString() })),
    })
  })

  it('is bounded', async () => {
    const party = await newParty()
    for (let count = 0; count < 60; count += 1)
      await service.as({ subject: `staff-${count}` }).raise(party, 'stopped-safely')
    const view = await service.read(party)
    expect(view).toMatchObject({ calls: { length: 50 } })
  })
})

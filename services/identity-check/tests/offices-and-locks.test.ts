import { type AreaView, area } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { answersOf, findOne, oneWrong, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { sian } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))

describe('area offices', () => {
  const list = async () => {
    const listed = await service.listAreas()
    if ('refused' in listed) throw new Error('listAreas refuses nothing')
    return listed.areas
  }

  it('are there from the beginning, all five, without a number or hours that nobody gave', async () => {
    const areas = await list()
    expect(new Set(areas.map((each) => each.area))).toEqual(new Set(area.options))
    for (const { phone, hours } of areas) {
      expect({ phone, hours }).toEqual({ phone: '', hours: Array(7).fill(null) })
    }
  })

  it('are changed by a manager, and the change is recorded', async () => {
    const hours = [...Array(4).fill({ opens: '08:30', closes: '16:00' }), null, null, null]
    const office: AreaView = { area: 'gwent', phone: '03069 990 199', hours }
    expect(await service.changeArea(office)).toEqual(office)
    const areas = await list()
    expect(areas).toHaveLength(5)
    expect(areas).toContainEqual(office)
    const [event] = await service.query<{ details: unknown }>(
      "select details from audit.event where action = 'area.changed'",
    )
    expect(event?.details).toEqual({
      area: 'gwent',
      phone: '03069 990 199',
      hours: `${Array(4).fill('08:30-16:00').join(' ')} closed closed closed`,
    })
  })
})

describe('locked parties', () => {
  const listed = async () => {
    const list = await service.listLocked()
    if ('refused' in list) throw new Error('listLockedParties refuses nothing')
    return list.parties.map(({ caseReference, lockedAt }) => [caseReference, lockedAt])
  }

  async function failChecks(reference: string, hoursApart: number) {
    await service.import({ ...sian, case_reference: reference })
    const party = await findOne(service, reference)
    for (const times of [0, 1, 2]) {
      if (times > 0) service.clock.advance({ seconds: hoursApart * 3600 })
      const { path, questions } = await startCheck(service, party)
      await service.answer(path, oneWrong(answersOf(sian, questions)))
    }
    return { party, lockedAt: service.clock.now().toISOString() }
  }

  it('are listed with since when, newest first, until they are unlocked', async () => {
    const first = await failChecks('GW26LOCK1', 1)
    await failChecks('GW26SLOW', 23)
    const second = await failChecks('GW26LOCK2', 0)
    service.clock.advance({ seconds: 60 })
    expect(await listed()).toEqual([
      ['GW26LOCK2', second.lockedAt],
      ['GW26LOCK1', first.lockedAt],
    ])
    await service.unlock(second.party)
    expect(await listed()).toEqual([['GW26LOCK1', first.lockedAt]])
  })

  it('are those, too, who were locked by a check that nobody answered in time', async () => {
    await service.import({ ...sian, case_reference: 'GW26SILENT' })
    const party = await findOne(service, 'GW26SILENT')
    for (const _ of [1, 2, 3]) {
      await startCheck(service, party)
      service.clock.advance({ seconds: 15 * 60 })
    }
    const now = service.clock.now().toISOString()
    expect((await listed())[0]).toEqual(['GW26SILENT', now])
  })
})

import { forThisFile } from '@gwirio/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { answersOf, findOne, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { daniel, sian } from './rows.ts'
import { note, type PartyPath } from './staff.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))
let party: PartyPath
beforeAll(async () => {
  const linked = { ...daniel, case_reference: 'GW26LINKED', mobile: '07700 900555' }
  await service.import({ ...sian, linked_cases: 'GW26LINKED' }, daniel, linked, {
    ...daniel,
    case_reference: 'GW26ALIEN',
    mobile: '07700 900666',
  })
  party = await findOne(service, 'siân')
})

describe('another mobile for a party', () => {
  it.each([
    ['typed twice differently', '07700 900200', '07700 900201', 'mobiles-differ'],
    ['a landline', '029 2018 0105', '02920180105', 'mobile-landline'],
    ['foreign', '+33 6 39 98 12 34', '+33 6 39 98 12 34', 'mobile-foreign'],
    ['no number', 'her mother', 'her mother', 'mobile-not-a-number'],
    ['on file already', '+447700900123', '07700 900 123', 'mobile-unchanged'],
    ['of another in the case', '07700 900124', '07700 900124', 'mobile-not-usable'],
    ['of somebody in a linked case', '07700900555', '07700 900555', 'mobile-not-usable'],
  ])('is refused when it is %s', async (_, mobile, again, refused) => {
    expect(await service.changeMobile(party, mobile, again)).toEqual({ refused })
    expect(await service.read(party)).toMatchObject({ mobileEnding: '123', mobileChangedAt: null })
    const [event] = await service.query<{ actorId: string; reason: string; fields: string }>(
      `select actor_id, reason, (select string_agg(field, ' ' order by field)
         from audit.personal p where p.event_id = e.event_id) as fields
       from audit.event e where action = 'party.mobile-refused' order by event_id desc limit 1`,
    )
    expect(event).toEqual({
      actorId: 'staff-1',
      reason: refused,
      fields: 'mobile mobileBefore note',
    })
  })

  it('is refused for a party that is not in the case', async () => {
    const stranger = await findOne(service, 'GW26ALIEN')
    const wrong = { ...party, caseId: stranger.caseId }
    expect(await service.changeMobile(wrong, '07700 900666')).toEqual({
      refused: 'party-not-found',
    })
  })

  it('is on file from now on, told to email-verification, and the note is sealed', async () => {
    const { path, questions } = await startCheck(service, party)
    await service.answer(path, answersOf(sian, questions))
    // Somebody of a case that has nothing to do with this one may have it too.
    expect(await service.changeMobile(party, '07700 900 666', '+447700900666')).toBeUndefined()
    const mobileChangedAt = service.clock.now().toISOString()
    expect(await service.read(party)).toMatchObject({ mobileEnding: '666', mobileChangedAt })
    expect(await service.clearance(path)).toMatchObject({
      mobile: '+447700900666',
      mobileChangedAt,
      mobileChangedBy: 'staff-1',
      mobileShared: false,
    })
    await expect
      .poll(() => service.emailVerification.reportsOf(party.caseId))
      .toEqual([{ kind: 'contact-changed', partyId: party.partyId }])
    const [event] = await service.query<{ fields: string; event: string; jobs: string }>(
      `select (select string_agg(field, ' ' order by field) from audit.personal p where p.event_id = e.event_id) as fields,
         e::text as event, (select string_agg(data::text, ' ') from identity_check_jobs.job) as jobs
       from audit.event e where action = 'party.mobile-changed'`,
    )
    expect(event?.fields).toBe('mobile mobileBefore note')
    expect(event?.jobs).toContain(party.partyId)
    for (const personal of [note, '900666', '900123'])
      expect(`${event?.event} ${event?.jobs} ${service.lines.join()}`).not.toContain(personal)

    // A file that says the same changes nobody's say in it; one with another number does
    await service.import({ ...sian, mobile: '07700 900666' })
    expect(await service.clearance(path)).toMatchObject({ mobileChangedBy: 'staff-1' })
    await service.import({ ...sian, mobile: '07700 900667' })
    expect(await service.clearance(path)).toMatchObject({ mobileChangedBy: null })
  })
})

import { unlockParty } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
beforeEach(() => {
  console.parties.parties.length = 0
  console.managing.cases.asked.length = 0
})

const unlock = async (note: string) => {
  const party = console.parties.add({ locked: true })
  const form = await browser.open(`/manage/locked/${party.caseId}/${party.partyId}`)
  return { party, page: await browser.submit(form, 'main form', { note }) }
}

describe('the locked parties', () => {
  it('are listed with the time, and no other party is', async () => {
    console.parties.add({ name: 'Nobody Locked' })
    console.parties.add({ locked: true })
    const text = textOf(await browser.open('/manage/locked'))
    expect(text).toContain("Siân O'Brien-Jones Case GW26P00123, party 1 Gwent, private law")
    expect(text).toContain('Locked 21 November 2026 at 15:04')
    expect(text).not.toContain('Nobody Locked')
  })

  it('may be none', async () => {
    expect(textOf(await browser.open('/manage/locked'))).toContain('No party is locked.')
  })
})

describe('unlocking a party', () => {
  it('takes a reason, and says that it was done', async () => {
    const { page, party } = await unlock('  She had moved house; her solicitor confirmed it. ')
    expect(textOf(page)).toContain('The party was unlocked.')
    expect(party.locked).toBe(false)
    expect(console.managing.cases.asked).toEqual([
      {
        operation: 'unlockParty',
        body: { reason: 'She had moved house; her solicitor confirmed it.' },
      },
    ])
  })

  it.each([
    ['', 'Write why, in at least 3 letters'],
    ['x'.repeat(501), 'Write no more than 500 letters'],
  ])('is refused without a fitting one (%#)', async (note, error) => {
    const { page, party } = await unlock(note)
    expect([page.status, errorsOf(page)]).toEqual([400, [error]])
    expect(page.body.querySelector('#note')?.text.trim()).toBe(note)
    expect(party.locked).toBe(true)
  })

  it('keeps the reason when the service is down', async () => {
    console.managing.cases.refuse(unlockParty, 'not-ready')
    const { page } = await unlock('The solicitor confirmed it')
    console.managing.cases.refuse(unlockParty, null)
    expect(errorsOf(page).join()).toContain('does not answer')
    expect(page.body.querySelector('#note')?.text).toContain('The solicitor confirmed it')
  })

  it('is only for a party that is locked', async () => {
    const { caseId, partyId } = console.parties.add()
    expect((await browser.open(`/manage/locked/${caseId}/${partyId}`)).status).toBe(404)
    expect((await browser.open('/manage/locked/x/y')).status).toBe(404)
  })
})

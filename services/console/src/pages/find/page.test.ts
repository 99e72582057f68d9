import { findVerificationsByAddress } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, textOf, titleOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

beforeEach(() => {
  console.parties.parties.length = 0
  console.verifications.verifications.length = 0
  console.parties.asked.length = 0
})

const find = (text: string) => browser.submit(browser.home, 'form[action="/find"]', { text })

describe('finding a party', () => {
  it('shows each one found under a link that is exactly the name', async () => {
    const { caseId, partyId, name } = console.parties.add()
    const page = await find("o'brien")
    const link = page.body.querySelector('a[href*="/parties/"]')
    expect(link?.text).toBe(name)
    expect(link?.getAttribute('href')).toBe(`/cases/${caseId}/parties/${partyId}`)
    expect(textOf(page)).toContain('Case GW26P00123, party 1')
  })

  it('keeps what was typed in the field and out of every address', async () => {
    const page = await find("o'brien")
    expect(page.body.querySelector('[name=text]')?.getAttribute('value')).toBe("o'brien")
    expect(page.through.join()).not.toContain('brien')
    expect(titleOf(page)).toBe('Find a party – Verify an address')
  })

  it('shows the same parties again on the way back, without the form being sent again', async () => {
    const { name } = console.parties.add()
    await find("o'brien")
    const party = await walk(browser, console.parties.parties[0] as never).party()
    const back = party.body.querySelector('.govuk-back-link')?.getAttribute('href') ?? ''
    expect(textOf(await browser.open(back))).toContain(name)
  })

  it('says when nobody was found, and when there are more', async () => {
    expect(textOf(await find('nobody'))).toContain('Nobody was found.')
    for (const reference of ['1', '2', '3']) console.parties.add({ partyReference: reference })
    expect(textOf(await find("o'brien"))).toContain('There are more than these.')
  })

  it('finds a party by the address of a verification, and shows no address', async () => {
    console.parties.add({ name: 'Rhys Evans' })
    const { caseId, partyId } = console.verifications.add({ address: 'rhys@elsewhere.example' })
    const page = await find('rhys@elsewhere.example')
    const link = page.body.querySelector('a[href*="/parties/"]')
    expect(link?.getAttribute('href')).toBe(`/cases/${caseId}/parties/${partyId}`)
    expect(textOf(page)).toContain('Found by the address of a verification.')
    expect(page.body.querySelector('.gwirio-list')?.text).not.toMatch(/@|Evans/)
  })

  it('looks through verifications for an address only, and shows each party once', async () => {
    const party = console.parties.add({ name: 'rhys@elsewhere.example' })
    console.verifications.add({ address: 'rhys@elsewhere.example' })
    const page = await find('rhys@elsewhere.example')
    const links = page.body.querySelectorAll('a[href*="/parties/"]').map(({ text }) => text)
    expect(links).toEqual([party.name])
    console.work.refuse(findVerificationsByAddress, 'not-ready')
    expect((await find('Evans')).status).toBe(200)
    expect((await find('rhys@elsewhere.example')).status).toBe(503)
    console.work.refuse(findVerificationsByAddress, null)
  })

  it.each([
    ['a', 'Enter at least 2 letters of the name, or the case reference'],
    ['   ', 'Enter at least 2 letters of the name, or the case reference'],
    ['x'.repeat(101), 'Enter no more than 100 letters'],
  ])('refuses “%s” with what was typed still there', async (text, error) => {
    const page = await find(text)
    expect(page.status).toBe(400)
    expect(errorsOf(page)).toEqual([error])
    expect(titleOf(page)).toBe('Error: Find a party – Verify an address')
    expect(page.body.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe('#text')
    expect(page.body.querySelector('#text')?.getAttribute('value')).toBe(text.trim())
    expect(console.parties.asked).toEqual([])
  })
})

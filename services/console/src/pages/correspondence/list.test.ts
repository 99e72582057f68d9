import { listCorrespondence } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { headingOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
const world = console.correspondence
const rowsOf = (page: Awaited<ReturnType<typeof browser.open>>) =>
  page.body.querySelectorAll('[data-correspondence] [data-state]').map(({ text }) => text)

beforeEach(() => {
  world.all.length = 0
  world.asked.length = 0
  console.parties.parties.length = 0
})

describe('the correspondence', () => {
  it('begins with what is held, and counts it', async () => {
    world.add({ state: 'held', reason: 'encrypted', wayIn: 'http' })
    world.add({ state: 'sent' })
    const page = await browser.open('/correspondence')
    expect(rowsOf(page)).toEqual(['Held'])
    expect(textOf(page)).toContain('locked with a password')
    expect(textOf(page)).toContain('Held (1)')
  })

  it.each([
    ['held', ['Held']],
    ['on-its-way', ['Being sent', 'On its way', 'Leaves soon']],
    ['sent', ['Delivered', 'Sent']],
    ['came-back', ['Came back']],
    ['stopped', ['Not sent', 'Recalled']],
    ['nonsense', ['Held']],
  ])('shows only what is %s', async (show, states) => {
    const all = ['waiting', 'queued', 'held', 'sending', 'sent', 'delivered'] as const
    for (const state of [...all, 'bounced', 'recalled', 'refused'] as const) world.add({ state })
    const page = await browser.open(`/correspondence?show=${show}`)
    expect(rowsOf(page)).toEqual(states)
    expect(rowsOf(await browser.open('/correspondence?show=all'))).toHaveLength(9)
  })

  it('has no name and no address, and of the areas of the person alone', async () => {
    world.add({ state: 'held', area: 'north-wales' })
    console.provider.state.claims = { areas: ['gwent'] }
    const inGwent = await signIn(console)
    console.provider.state.claims = {}
    expect(textOf(await inGwent.open('/correspondence'))).toContain('Nothing is held')
    const page = await browser.open('/correspondence')
    expect(page.html).not.toMatch(/O&#39;Brien|post\.example/)
    expect(textOf(page)).toContain('Case GW26P00123, party 1. North Wales.')
  })

  it('goes on on a next page, and back', async () => {
    for (let index = 0; index < 13; index += 1) world.add({ state: 'sent' })
    const page = await browser.open('/correspondence?show=sent')
    const next = page.body.querySelector('.govuk-pagination__next a')?.getAttribute('href') ?? ''
    expect(next).toBe('/correspondence?show=sent&after=more')
    expect(textOf(await browser.open(next))).toContain('Back to the first page')
    expect(world.asked.at(-1)?.body).toMatchObject({ after: 'more', states: ['sent', 'delivered'] })
  })
})

describe('what left for a party', () => {
  it('stands on its page, the newest ten, with the way to all of it', async () => {
    const party = console.parties.add()
    for (let index = 0; index < 12; index += 1) world.add({ state: 'sent' }, party)
    const page = await browser.open(`/cases/${party.caseId}/parties/${party.partyId}`)
    expect(rowsOf(page)).toHaveLength(10)
    const all = page.body.querySelector('a[href$="/correspondence"]:not([href="/correspondence"])')
    const list = await browser.open(all?.getAttribute('href') ?? '')
    expect([headingOf(list), rowsOf(list).length]).toEqual(['Correspondence of a party', 12])
    expect(list.path).not.toContain('GW26')
    expect(world.asked.at(-1)?.body).toMatchObject({ case: 'GW26P00123', party: '1', areas: [] })
  })

  it('stands on the page of its case too', async () => {
    const party = console.parties.add()
    world.add({ state: 'delivered', reference: 'R-7' }, party)
    const page = await browser.open(`/cases/${party.caseId}`)
    expect(textOf(page)).toContain('Letter R-7')
    const list = await browser.open(`/cases/${party.caseId}/correspondence`)
    expect(headingOf(list)).toBe('Correspondence of a case')
    expect(rowsOf(list)).toEqual(['Delivered'])
    expect((await browser.open(`/cases/${crypto.randomUUID()}/correspondence`)).status).toBe(404)
  })

  it('leaves the page of a party whole while it cannot be seen', async () => {
    const party = console.parties.add()
    world.refuse(listCorrespondence, 'not-ready')
    const page = await browser.open(`/cases/${party.caseId}/parties/${party.partyId}`)
    const work = await browser.open('/')
    world.refuse(listCorrespondence, null)
    expect(page.status).toBe(200)
    expect(textOf(page)).toContain('The correspondence cannot be seen at this moment')
    expect(textOf(work)).toContain('The correspondence cannot be seen at this moment')
  })
})

describe('the list of work', () => {
  it('says how much is held, and leads there', async () => {
    world.add({ state: 'held', wayIn: 'http' })
    world.add({ state: 'held', wayIn: 'http' })
    const page = await browser.open('/')
    expect(textOf(page)).toContain('2 letters and reports are held and wait for a person')
    expect(page.body.querySelector('nav')?.text).toContain('Correspondence (2)')
    world.all.length = 0
    expect((await browser.open('/')).body.querySelector('[data-held]')).toBeNull()
  })
})

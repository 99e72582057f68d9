import { listConcerns, listWork } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
let browser: Browser & { home: Page }
beforeEach(async () => {
  console.parties.parties.length = 0
  console.verifications.verifications.length = 0
  console.work.asked.length = 0
  Object.assign(console.work, { next: null, approvals: 0 })
  browser = await signIn(console)
})

const rowsOf = (page: Page) => page.body.querySelectorAll('[data-verification]')
const held = (reason = 'has-cc') => {
  const verification = console.verifications.add()
  const { replyId } = console.verifications.hold(verification, { reason })
  const attention = verification.changes.at(-1) ?? null
  Object.assign(verification, { attention })
  return { verification, replyId }
}

describe('the work', () => {
  it('begins with what needs a person: why, since when, and the next step', async () => {
    const { verification, replyId } = held()
    const page = await browser.open('/')
    const [row] = rowsOf(page)
    expect(row?.text).toContain('Case GW26P00123, party 1')
    expect(row?.text).toContain('It was copied to somebody else.')
    expect(row?.text).toMatch(/Since \d+ \w+ 20\d\d at \d\d:\d\d/)
    const { caseId, verificationId } = verification
    expect(row?.querySelector('a')?.getAttribute('href')).toBe(
      `/cases/${caseId}/verifications/${verificationId}/replies/${replyId}`,
    )
  })

  it('names nobody and no address', async () => {
    held()
    console.verifications.add({ state: 'verified' })
    for (const queue of ['needs-a-person', 'waiting', 'ready']) {
      const page = await browser.open(`/?queue=${queue}`)
      expect([queue, rowsOf(page).length]).toEqual([queue, 1])
      expect(page.html).not.toMatch(/Brien|post\.example/)
    }
  })

  it('shows how much stands in each list, and marks the one that is open', async () => {
    held()
    console.verifications.add()
    const page = await browser.open('/?queue=waiting')
    const tabs = page.body.querySelectorAll('.gwirio-tabs a')
    expect(tabs.map(({ text }) => text)).toEqual([
      'Needs a person (1)',
      'Waiting for a reply (2)',
      'Expires today (2)',
      'Bounced (0)',
      'Ready to send (0)',
    ])
    expect(page.body.querySelector('.gwirio-tabs [aria-current]')?.text).toBe(
      'Waiting for a reply (2)',
    )
    expect(textOf(page)).toContain('Open until')
  })

  it.each([
    ['waiting', 'Nobody’s reply is awaited'],
    ['bounced', 'No e-mail has come back'],
    ['nonsense', 'Nothing needs a person'],
  ])('says so when the list %s is empty', async (queue, words) => {
    expect(textOf(await browser.open(`/?queue=${queue}`))).toContain(words)
  })

  it('leads to the next page of a long list, and back', async () => {
    held()
    console.work.next = 'abc.123'
    const page = await browser.open('/')
    const next = page.body.querySelector('.govuk-pagination__next a')?.getAttribute('href') ?? ''
    const second = await browser.open(next)
    expect(console.work.asked.at(-1)).toMatchObject({ after: 'abc.123', queue: 'needs-a-person' })
    expect(second.body.querySelector('.govuk-pagination__prev a')?.getAttribute('href')).toBe(
      '/?queue=needs-a-person',
    )
  })

  it('opens again by itself where there are no scripts, without keeping the session alive', async () => {
    const { html } = await browser.open('/?queue=waiting')
    expect(html).toContain(
      '<noscript><meta http-equiv="refresh" content="60; url=/?queue=waiting&amp;auto=reload"></noscript>',
    )
    console.clock.advance({ seconds: 14 * 60 })
    expect((await browser.fetch('/?queue=waiting&auto=reload')).status).toBe(200)
    console.clock.advance({ seconds: 2 * 60 })
    expect((await browser.fetch('/?queue=waiting&auto=script')).status).toBe(401)
  })

  it('keeps the list when the language changes', async () => {
    const page = await browser.open('/?queue=bounced')
    const link = page.body.querySelector('.govuk-language-navigation a')?.getAttribute('href')
    expect(link).toBe('/?queue=bounced&lang=cy')
    const other = await browser.open(link ?? '')
    expect([headingOf(other), textOf(other).includes('Ni ddaeth unrhyw e-bost')]).toEqual([
      'Gwaith',
      true,
    ])
  })

  it('says that a service is down', async () => {
    console.work.refuse(listWork, 'not-ready')
    const page = await browser.open('/')
    console.work.refuse(listWork, null)
    expect([page.status, headingOf(page)]).toEqual([503, 'Part of Gwirio is not available'])
  })
})

describe('the calls that need a person', () => {
  it('are listed with the reason and since when, in the areas shown, and name nobody', async () => {
    const party = console.parties.add({ area: 'gwent' })
    console.concerns.open(party, 'phone-not-private', { raisedAt: '2026-11-22T10:00:00Z' })
    console.concerns.open(console.parties.add({ area: 'south-wales' }), 'stopped-safely')
    const page = await browser.open('/')
    const part = page.body.querySelector('[data-part=concerns]')
    expect(part?.text).toContain('Calls that need a person (2)')
    const [item] = page.body.querySelectorAll('[data-concern]')
    expect(item?.text.replaceAll(/\s+/g, ' ')).toContain(
      'Case GW26P00123, party 1. Somebody else may read the phone. Since 22 November 2026 at 10:00. Gwent.',
    )
    const { caseId, partyId } = party
    expect(item?.querySelector('a')?.getAttribute('href')).toBe(
      `/cases/${caseId}/parties/${partyId}`,
    )
    expect(page.html).not.toContain('Brien')
    expect(console.concerns.asked.at(-1)).toMatchObject({
      body: { areas: expect.arrayContaining(['gwent', 'north-wales']) },
    })
  })

  it('are not mentioned when there are none', async () => {
    expect(textOf(await browser.open('/'))).not.toContain('Calls that need a person')
  })

  it('may not be known at this moment: the other work is shown', async () => {
    held()
    console.concerns.refuse(listConcerns, 'not-ready')
    const page = await browser.open('/')
    console.concerns.refuse(listConcerns, null)
    expect([page.status, rowsOf(page).length]).toEqual([200, 1])
    expect(textOf(page)).toContain('It cannot be seen at this moment which calls need a person.')
  })
})

describe('the areas', () => {
  it('are those of the person at first', async () => {
    console.provider.state.claims = { areas: ['gwent'] }
    const own = await signIn(console)
    console.provider.state.claims = {}
    expect(console.work.asked.at(-1)).toMatchObject({ areas: ['gwent'] })
    expect(textOf(own.home)).toContain('Areas shown: Gwent')
  })

  it('are remembered when others were chosen', async () => {
    await browser.submit(browser.home, 'form[action="/"]', { areas: 'north-wales' })
    expect(console.work.asked.at(-1)).toMatchObject({ areas: ['north-wales'] })
    expect(textOf(await browser.open('/?queue=waiting'))).toContain('Areas shown: North Wales')
  })

  it('are at least one', async () => {
    const page = await browser.submit(browser.home, 'form[action="/"]')
    expect([page.status, errorsOf(page)]).toEqual([400, ['Choose at least one area']])
    expect(page.body.querySelector('#areas')).not.toBeNull()
  })
})

describe('moving to another area', () => {
  it('says what it does, and moves the work to the list of another area', async () => {
    const { verification } = held()
    const link = (await browser.open('/')).body.querySelector('a[href$="/move-to-area"]')
    const asked = await browser.open(link?.getAttribute('href') ?? '')
    expect(textOf(asked)).toContain('It is now with Gwent.')
    expect(asked.body.querySelector('[value=gwent]')).toBeNull()
    const page = await browser.submit(asked, 'main form', { area: 'north-wales' })
    expect([page.path, verification.area]).toEqual(['/', 'north-wales'])
  })

  it('wants an area', async () => {
    const { verification } = held()
    const { caseId, verificationId } = verification
    const path = `/cases/${caseId}/verifications/${verificationId}/move-to-area`
    const page = await browser.submit(await browser.open(path), 'main form')
    expect(errorsOf(page)).toEqual(['Choose the area that takes it over'])
    expect(page.path).toBe(path)
  })

  it('is not for who only reads', async () => {
    const { verification } = held()
    console.provider.state.scope = 'openid party:read verification:watch'
    const reader = await signIn(console)
    console.provider.state.scope = null
    expect(reader.home.body.querySelector('a[href$="/move-to-area"]')).toBeNull()
    const { caseId, verificationId } = verification
    const page = await reader.open(`/cases/${caseId}/verifications/${verificationId}/move-to-area`)
    expect([page.status, headingOf(page)]).toEqual([403, 'You cannot do this'])
  })
})

describe('the navigation', () => {
  const namesOf = (page: Page) =>
    page.body.querySelectorAll('.govuk-service-navigation__list a').map(({ text }) => text.trim())

  it('shows every part to who may see all, with the number of approvals', async () => {
    console.work.approvals = 3
    const page = await browser.open('/')
    expect(namesOf(page)).toEqual([
      'Work',
      'Find',
      'Approvals (3)',
      'Correspondence',
      'Figures',
      'Manage',
    ])
    expect(
      page.body.querySelector('.govuk-service-navigation [aria-current=page]')?.text.trim(),
    ).toBe('Work')
    expect(namesOf(await browser.open('/find'))).toContain('Approvals (3)')
  })

  it('shows an auditor what they may see', async () => {
    console.provider.state.scope = 'openid party:read verification:watch figures:read'
    const reader = await signIn(console)
    expect(namesOf(reader.home)).toEqual(['Work', 'Find', 'Approvals', 'Figures'])
    console.provider.state.scope = null
  })
})

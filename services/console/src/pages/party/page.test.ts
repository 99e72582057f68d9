import { raiseConcern, settleConcern } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, headingOf, type Page, textOf, titleOf } from '../../../tests/browser.ts'
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

describe('the party', () => {
  it('shows what is needed to phone, and no more of the number than its end', async () => {
    const page = await walk(browser, console.parties.add()).party()
    expect(headingOf(page)).toBe("Siân O'Brien-Jones")
    expect(textOf(page)).toContain('ends in 001')
    expect(titleOf(page)).toBe('Party – Verify an address')
  })

  it('shows how it stands, what was sent, and what has happened, the newest first', async () => {
    const party = console.parties.add()
    const older = console.verifications.add({ state: 'ended', address: 'old@post.example' })
    console.verifications.happen(older, 'text-sent')
    const newest = console.verifications.add({ state: 'verified', address: 'new&now@post.example' })
    console.verifications.happen(newest, 'prompt-sent')
    for (const each of [older, newest]) Object.assign(each, { partyId: party.partyId })
    const page = await walk(browser, party).party()
    expect(page.body.querySelector('[data-state]')?.getAttribute('data-state')).toBe('verified')
    expect(textOf(page)).toContain('new&now@post.example')
    expect(page.body.querySelector(`a[href$="${newest.verificationId}"]`)).not.toBeNull()
    const changes = page.body.querySelectorAll('[data-change]')
    expect(changes).toHaveLength(4)
    expect(new Set(changes.map((item) => item.getAttribute('data-change')))).toEqual(
      new Set(['prompt-sent', 'started', 'text-sent']),
    )
    expect(changes[0]?.getAttribute('data-change')).toBe('prompt-sent')
    const sent = page.body.querySelectorAll('table tbody tr').map(({ text }) => text)
    expect(sent).toHaveLength(2)
    expect(sent.join()).toMatch(/E-mail that asks for the code\s+new&now@post\.example/)
    expect(textOf(page)).toContain('The new verification takes the place of the one')
  })

  it.each([
    [{ locked: true }, 'A manager must unlock them'],
    [{ mobileProblem: 'landline' as const }, 'No code can be sent to this party'],
    [{ mobileProblem: 'missing' as const, mobileEnding: null }, 'No mobile is on file'],
    [{ caseEndedAt: '2026-01-01T00:00:00Z' }, 'This case has ended.'],
  ])('offers no call for %o', async (facts, words) => {
    const party = console.parties.add(facts)
    const page = await walk(browser, party).party()
    expect(textOf(page)).toContain(words)
    expect(page.body.querySelector('a[href*="/call"]')).toBeNull()
  })

  it('says that others are in the case, and nothing about them', async () => {
    const party = console.parties.add({ otherParties: 2, linkedCases: 1 })
    console.parties.add({ caseId: party.caseId, name: 'Somebody Else', partyReference: '2' })
    const page = await walk(browser, party).party()
    expect(textOf(page)).toContain('other parties in this case: 2. Linked cases: 1.')
    expect(page.html).not.toContain('Somebody Else')
  })

  it('says that it is frozen, by whom, and not when it was lifted or is about another', async () => {
    const party = console.parties.add()
    const frozen = async () =>
      (await walk(browser, party).party()).body.querySelectorAll('[data-frozen]').length
    console.approvals.freezeNow(party.caseId, { liftedAt: new Date().toISOString() })
    console.approvals.freezeNow(party.caseId, { partyId: console.parties.add().partyId })
    expect(await frozen()).toBe(0)
    console.approvals.freezeNow(party.caseId)
    console.approvals.freezeNow(party.caseId, { partyId: party.partyId })
    expect(await frozen()).toBe(2)
  })

  it.each([
    [3, true],
    [8, false],
  ])(
    'says of a mobile changed %i days ago that a manager approves first: %s',
    async (days, isSaid) => {
      const changed = new Date(console.clock.now().getTime() - days * 86_400_000)
      const party = console.parties.add({ mobileChangedAt: changed.toISOString() })
      const text = textOf(await walk(browser, party).party())
      expect(text.includes('A manager has to approve the next call')).toBe(isSaid)
    },
  )

  it.each([
    ['stop-safely', true],
    ['staff', false],
  ])('after “%s” asks to speak to a manager first: %s', async (reason, isStopped) => {
    const party = console.parties.add()
    const { caseId, partyId } = party
    console.verifications.add({ caseId, partyId, state: 'cancelled', reason })
    const page = await walk(browser, party).party()
    expect(textOf(page).includes('Stopped safely. Speak to a manager')).toBe(isStopped)
    const button = page.body.querySelector('a.govuk-button[href*="/call"]')
    expect(button?.classList.contains('govuk-button--secondary')).toBe(isStopped)
  })

  it.each(['not-a-uuid', '019a0000-0000-7000-8000-000000000001'])(
    'is not found when its id is %s',
    async (id) => {
      const { caseId } = console.parties.add()
      const page = await browser.open(`/cases/${caseId}/parties/${id}`)
      expect([page.status, headingOf(page)]).toEqual([404, 'Page not found'])
    },
  )
})

describe('a party after a call that ended in danger', () => {
  const settle = (page: Page, values: Record<string, string> = {}) =>
    browser.submit(page, 'form[action$="/concern"]', values)

  it('is not phoned: says what happened, who was on the phone, and what to do instead', async () => {
    const party = console.parties.add()
    console.concerns.open(party, 'phone-not-private')
    const page = await walk(browser, party).party()
    expect(page.body.querySelector('a[href*="/call"]')).toBeNull()
    const text = textOf(page)
    expect(text).toContain('Do not phone this person')
    expect(text).toContain('Somebody else may read the phone. Huw Evans was on the phone.')
    expect(text).toContain('Use post, and only to the postal address on the file.')
    expect(text).not.toContain('or phone them')
  })

  it('can be phoned again when somebody has settled it, with a note', async () => {
    const party = console.parties.add()
    console.concerns.open(party, 'stopped-safely')
    const newest = party.concern?.raised[0]?.concernId
    const page = await settle(await walk(browser, party).party(), {
      note: 'She came to the office',
    })
    expect(console.concerns.asked.at(-1)).toEqual({
      operation: 'settleConcern',
      body: { concernId: newest, note: 'She came to the office' },
    })
    expect(page.body.querySelector('[data-concern]')).toBeNull()
    expect(page.body.querySelector('a.govuk-button[href*="/call"]')).not.toBeNull()
  })

  it('is not settled without a note, nor when something newer came meanwhile', async () => {
    const party = console.parties.add()
    console.concerns.open(party, 'stopped-safely')
    const form = await walk(browser, party).party()
    const missing = await settle(form)
    expect([missing.status, errorsOf(missing)]).toEqual([400, ['Write why, in at least 3 letters']])
    console.concerns.refuse(settleConcern, 'concern-changed')
    const newer = await settle(form, { note: 'She came to the office' })
    console.concerns.refuse(settleConcern, null)
    expect(errorsOf(newer).join()).toContain('Something newer is of concern')
    expect(newer.body.querySelector('#note')?.text).toContain('She came to the office')
  })

  it.each([
    ['own-call', 'You made this call, so somebody else must settle it'],
    ['manager-needed', 'A manager must settle this'],
  ] as const)('is settled by somebody else (%s)', async (whyNot, words) => {
    const party = console.parties.add()
    console.concerns.open(party, 'address-of-another-party', { whyNot })
    const page = await walk(browser, party).party()
    expect(textOf(page)).toContain(words)
    expect(page.body.querySelector('form[action$="/concern"]')).toBeNull()
  })

  it('is not settled by who only reads', async () => {
    const party = console.parties.add()
    console.concerns.open(party, 'stopped-safely')
    console.provider.state.scope = 'openid party:read verification:watch'
    const reader = await signIn(console)
    console.provider.state.scope = null
    const page = await walk(reader, party).party()
    expect(page.body.querySelector('[data-concern]')).not.toBeNull()
    expect(page.body.querySelector('form[action$="/concern"]')).toBeNull()
  })

  it('is not phoned either while the file does not know of it yet', async () => {
    const party = console.parties.add()
    const steps = walk(browser, party)
    console.concerns.refuse(raiseConcern, 'not-ready')
    await steps.startCall()
    await steps.press('stop')
    const page = await steps.party()
    console.concerns.refuse(raiseConcern, null)
    expect(textOf(page)).toContain('It is not known everywhere yet.')
    expect(page.body.querySelector('a[href*="/call"]')).toBeNull()
  })

  it('has its calls in the history, with who and what was written', async () => {
    const at = console.clock.now().toISOString()
    const told = { at, by: 'Huw Evans', reason: 'stopped-safely', note: null } as const
    const party = console.parties.add({
      calls: [
        { ...told, kind: 'concern-settled', by: 'Nia Rees', note: 'She is with her sister' },
        { ...told, kind: 'concern-raised' },
        { ...told, kind: 'check-not-passed', reason: null },
        { ...told, kind: 'call-begun', reason: null },
      ],
    })
    const page = await walk(browser, party).party()
    const items = page.body.querySelectorAll('[data-call]').map(({ text }) => text)
    expect(items).toHaveLength(4)
    expect(items[0]).toMatch(
      /The concern was settled[\s\S]*“She is with her sister”[\s\S]*By Nia Rees/,
    )
    expect(items[1]).toMatch(/A call ended in danger[\s\S]*stopped safely[\s\S]*By Huw Evans/)
    expect(items[2]).toContain('The identity check was not passed')
    expect(items[3]).toContain('A call was begun')
  })
})

describe('the mobile on file', () => {
  it('says what a change does before it is made, and never shows the number', async () => {
    const { path } = walk(browser, console.parties.add())
    const form = await browser.open(`${path}/mobile`)
    expect(textOf(form)).toContain('For 7 days a manager has to approve a call')
    const typed = { mobile: '07700 900 456', mobileAgain: '07700 900 456', note: 'Signed letter' }
    const page = await browser.submit(form, 'main form', typed)
    expect(page.path).toBe(path)
    expect(console.calls.asked.at(-1)).toEqual({ operation: 'changeMobile', body: typed })
    expect(textOf(page)).toContain('ends in 456')
    expect(page.html).not.toContain('900 456')
  })

  it('wants the number twice and where it comes from', async () => {
    const { path } = walk(browser, console.parties.add())
    const page = await browser.submit(await browser.open(`${path}/mobile`), 'main form')
    expect([page.status, errorsOf(page)]).toEqual([
      400,
      [
        'Enter the new mobile number',
        'Enter the number a second time',
        'Enter where the number comes from, in at least 3 letters',
      ],
    ])
  })
})

describe('how a party gets letters', () => {
  it('is shown, and changed at one press', async () => {
    const { path } = walk(browser, console.parties.add())
    expect(textOf(await browser.open(path))).toContain('Nothing special')
    const form = await browser.open(`${path}/letter-format`)
    const page = await browser.submit(form, 'main form', { letterFormat: 'large-print' })
    expect(page.path).toBe(path)
    expect(textOf(page)).toContain('Large print')
  })

  it('is one of those offered', async () => {
    const { path } = walk(browser, console.parties.add())
    const form = await browser.open(`${path}/letter-format`)
    const page = await browser.submit(form, 'main form', { letterFormat: 'braille' })
    expect([page.status, errorsOf(page)]).toEqual([400, ['Choose how they get letters']])
  })
})

describe('what nobody else in the case may learn', () => {
  it('is put on file line by line, and never shown', async () => {
    const { path } = walk(browser, console.parties.add())
    const form = await browser.open(`${path}/details`)
    const values = ' 7 Pantglas Terrace, Rhyl \r\n\r\nTŷ Gwyn, Rhuddlan'
    const typed = { kind: 'address', values, note: 'She said so on the phone' }
    const page = await browser.submit(form, 'main form', typed)
    expect(page.path).toBe(path)
    expect(console.calls.asked.at(-1)).toEqual({
      operation: 'setDetails',
      body: { ...typed, values: ['7 Pantglas Terrace, Rhyl', 'Tŷ Gwyn, Rhuddlan'] },
    })
    expect((await browser.open(`${path}/details`)).html).not.toContain('Pantglas')
  })

  it('wants the kind, lines that can be searched for, and where they come from', async () => {
    const { path } = walk(browser, console.parties.add())
    const form = await browser.open(`${path}/details`)
    const page = await browser.submit(form, 'main form', { values: 'ab' })
    expect([page.status, errorsOf(page)]).toEqual([
      400,
      [
        'Choose which kind it is',
        'Enter at most 20 lines, each with at least 3 letters or digits and at most 200',
        'Enter where you have this from, in at least 3 letters',
      ],
    ])
  })
})

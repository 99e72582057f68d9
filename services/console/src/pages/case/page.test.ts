import {
  endCase,
  freeze,
  linkCase,
  type Operation,
  type PartyView,
  type ProblemCode,
  readCase,
  requestLift,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Browser,
  errorsOf,
  headingOf,
  type Page,
  textOf,
  titleOf,
} from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { wordsIn } from '../../words/index.ts'

const console = await forThisFile(startTestConsole())
let browser: Browser & { home: Page }
let party: PartyView
let path: string
beforeAll(async () => {
  browser = await signIn(console)
})
beforeEach(() => {
  console.parties.parties.length = 0
  party = console.parties.add()
  path = `/cases/${party.caseId}`
})

const note = 'A manager said so'
const submit = async (below: string, values: Record<string, string>) =>
  browser.submit(await browser.open(path + below), 'main form', values)

describe('the case', () => {
  it('shows its parties by name and nothing else of them', async () => {
    console.parties.add({ caseId: party.caseId, name: 'Rhys Evans', partyReference: '2' })
    const page = await browser.open(path)
    expect(headingOf(page)).toBe('Case GW26P00123')
    expect(titleOf(page)).toBe('Case – Verify an address')
    const names = page.body.querySelectorAll('a[href*="/parties/"]').map(({ text }) => text)
    expect(names).toEqual([party.name, 'Rhys Evans'])
    expect(textOf(page)).not.toMatch(/ends in|post\.example/)
  })

  it('shows who froze what, when and why, and who asked to lift it', async () => {
    console.approvals.freezeNow(party.caseId, { partyReference: '1', partyId: party.partyId })
    const approvalId = '019a0000-0000-7000-8000-000000000001'
    console.approvals.freezeNow(party.caseId, { approvalId })
    const page = await browser.open(path)
    const rows = page.body.querySelectorAll('[data-freeze]')
    expect(rows.map((row) => row.querySelector('.gwirio-list__name')?.text)).toEqual([
      'The whole case',
      'Party 1',
    ])
    expect(rows[0]?.querySelector('a')?.getAttribute('href')).toBe(
      `${path}/approvals/${approvalId}`,
    )
    expect(rows[1]?.text).toMatch(/Frozen by Gethin Rees, \d+ \w+ 20\d\d/)
    expect(rows[1]?.text).toContain('“A letter went astray”')
    expect(textOf(page)).toContain('This case is frozen, or a party of it.')
  })

  it('offers nothing to who only reads', async () => {
    console.cases.link(party.caseId)
    console.approvals.freezeNow(party.caseId)
    console.provider.state.scope = 'openid party:read verification:watch'
    const reader = await signIn(console)
    console.provider.state.scope = null
    const page = await reader.open(path)
    expect(headingOf(page)).toBe('Case GW26P00123')
    for (const end of ['freeze', 'link', 'end', 'lift', 'remove'])
      expect([end, page.body.querySelector(`a[href$="/${end}"]`)]).toEqual([end, null])
    expect((await reader.open(`${path}/freeze`)).status).toBe(403)
  })

  it.each(['019a0000-0000-7000-8000-000000000001', 'nonsense'])('%s is not there', async (id) => {
    expect((await browser.open(`/cases/${id}`)).status).toBe(404)
  })
})

describe('freezing', () => {
  it('is one press after the page that says what it does', async () => {
    const open = await browser.open(path)
    expect(textOf(open)).toContain('Everything stops at once')
    const page = await submit('/freeze', { who: 'case', note })
    expect(page.path).toBe(path)
    expect(console.approvals.asked.at(-1)).toEqual({
      operation: 'freeze',
      body: { caseReference: 'GW26P00123', area: 'gwent', party: null, note },
    })
    expect(textOf(page)).toContain('The whole case')
  })

  it('can be of one party, which a link may name', async () => {
    const { partyId, partyReference } = party
    const open = await browser.open(`${path}/freeze?who=${partyId}`)
    expect(open.body.querySelector('[name=who][checked]')?.getAttribute('value')).toBe(partyId)
    await submit('/freeze', { who: partyId, note })
    expect(console.approvals.asked.at(-1)?.body).toMatchObject({
      party: { partyId, partyReference },
    })
  })

  it('of a party of another case is none', async () => {
    const page = await submit('/freeze', { who: '019a0000-0000-7000-8000-000000000001', note: '' })
    expect(errorsOf(page)).toEqual([
      'Choose the whole case or one party',
      'Write why, in at least 3 letters',
    ])
  })

  it('does not wait for a case that cannot be read: the form has all that it takes', async () => {
    const { caseId, partyId, partyReference } = party
    const form = await browser.open(`${path}/freeze`)
    console.cases.refuse(readCase, 'not-ready')
    const page = await browser.submit(form, 'main form', { who: partyId, note })
    console.cases.refuse(readCase, null)
    expect(
      console.approvals.asked.findLast(({ operation }) => operation === 'freeze')?.body,
    ).toEqual({
      caseReference: 'GW26P00123',
      area: 'gwent',
      party: { partyId, partyReference },
      note,
    })
    expect([page.path, headingOf(page)]).toEqual([`/cases/${caseId}/frozen`, 'It is frozen'])
    expect(textOf(page)).toContain(`Party ${partyReference}. Frozen by Gethin Rees`)
  })

  it('is possible from a link alone while nothing can be read', async () => {
    console.cases.refuse(readCase, 'not-ready')
    const form = await browser.open(`${path}/freeze?who=${party.partyId}`)
    expect(textOf(form)).toContain('The case cannot be read at this moment.')
    const page = await browser.submit(form, 'main form', { who: party.partyId, note })
    console.cases.refuse(readCase, null)
    expect(
      console.approvals.asked.findLast(({ operation }) => operation === 'freeze')?.body,
    ).toEqual({
      party: { partyId: party.partyId },
      note,
    })
    expect(headingOf(page)).toBe('It is frozen')
  })

  it('is lifted by a second person: the page of the approval follows', async () => {
    const { freezeId } = console.approvals.freezeNow(party.caseId)
    const page = await submit(`/freezes/${freezeId}/lift`, { note })
    expect(page.path).toMatch(/\/approvals\/[\w-]+$/)
    expect(textOf(page)).toContain('Lift a freeze')
    const { caseId } = party
    const lifted = console.approvals.freezeNow(caseId, { liftedAt: new Date().toISOString() })
    expect((await browser.open(`${path}/freezes/${lifted.freezeId}/lift`)).status).toBe(404)
  })
})

describe('linking', () => {
  it('takes the reference of the other case in any case of letters', async () => {
    const page = await submit('/link', { caseReference: ' gw26p00999 ', note })
    expect(page.path).toBe(path)
    expect(console.cases.asked.at(-1)?.body).toEqual({ caseReference: 'GW26P00999', note })
    expect(textOf(page)).toContain('Case GW26P00999')
  })

  it('is for good: nobody is offered to take a link away', async () => {
    const linkedCaseId = console.cases.link(party.caseId)
    expect(textOf(await browser.open(`${path}/link`))).toContain('cannot be taken away again')
    expect((await browser.open(`${path}/links/${linkedCaseId}/remove`)).status).toBe(404)
  })

  it('wants a reference', async () => {
    const page = await submit('/link', { caseReference: '!', note })
    expect(errorsOf(page)).toEqual([
      'Enter the reference of the other case, for example GW26P00123',
    ])
    expect(page.body.querySelector('#note')?.text.trim()).toBe(note)
  })
})

describe('ending', () => {
  it('says that it cannot be undone, and ends the case', async () => {
    expect(textOf(await browser.open(`${path}/end`))).toContain('It cannot be undone')
    const page = await submit('/end', { note })
    expect(textOf(page)).toContain('This case has ended.')
    expect(page.body.querySelector('a[href$="/end"]')).toBeNull()
  })
})

describe('what is refused', () => {
  const rows: Array<readonly [string, Operation, ProblemCode, string | null]> = [
    ['/link', linkCase, 'linked-case-not-found', '#caseReference'],
    ['/link', linkCase, 'not-ready', '#caseReference'],
    ['/freeze', freeze, 'not-ready', null],
    ['/end', endCase, 'not-ready', null],
  ]
  it.each(rows)(
    'at %s is explained, with what was typed (%#)',
    async (below, operation, code, at) => {
      const world = operation === freeze ? console.approvals : console.cases
      const typed = { caseReference: 'GW26P00999', who: 'case', note }
      const open = await browser.open(path + below)
      world.refuse(operation, code)
      const page = await browser.submit(open, 'main form', typed)
      world.refuse(operation, null)
      const problems: Record<string, string> = wordsIn('en').problems
      expect(errorsOf(page)).toEqual([problems[code]])
      expect(page.body.querySelector('#note')?.text.trim()).toBe(note)
      const link = page.body.querySelector('.govuk-error-summary a')?.getAttribute('href') ?? null
      expect(link).toBe(at)
    },
  )

  it('of a lift is explained too', async () => {
    const { freezeId } = console.approvals.freezeNow(party.caseId)
    console.approvals.refuse(requestLift, 'freeze-not-found')
    const page = await submit(`/freezes/${freezeId}/lift`, { note })
    console.approvals.refuse(requestLift, null)
    expect(errorsOf(page)).toEqual([wordsIn('en').problems['freeze-not-found']])
  })
})

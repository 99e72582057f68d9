import { decideApproval, readParty } from '@gwirio/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { wordsIn } from '../../words/index.ts'

let console: TestConsole
const browsers = {} as Record<'cy' | 'en', Browser & { home: Page }>
beforeAll(async () => {
  console = await startTestConsole()
  browsers.en = await signIn(console)
  browsers.cy = await signIn(console, 'cy')
})
afterAll(() => console[Symbol.asyncDispose]())
beforeEach(() => {
  console.approvals.approvals.length = 0
  console.approvals.asked.length = 0
})

const pathOf = ({ caseId, approvalId }: { caseId: string; approvalId: string }) =>
  `/cases/${caseId}/approvals/${approvalId}`

/** Somebody whose provider lets them do only this. */
async function signInWith(scope: string) {
  console.provider.state.scope = scope
  const browser = await signIn(console)
  console.provider.state.scope = null
  return browser
}

describe('the approvals', () => {
  it('are listed oldest first, one’s own and those for managers marked', async () => {
    console.approvals.add()
    console.approvals.add({
      whyNot: 'own-request',
      kinds: ['resume'],
      partyReference: null,
      partyId: null,
    })
    console.approvals.add({ needs: 'manager', kinds: ['mobile-changed', 'near-miss-address'] })
    const page = await browsers.en.open('/approvals')
    const rows = page.body.querySelectorAll('[data-approval]').map(({ text }) => text)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toContain('Asked by Gethin Rees')
    expect(rows[1]).toContain('You asked for this')
    expect(rows[1]).toContain('the whole case')
    expect(rows[2]).toContain('For a manager')
    expect(rows[2]).toContain('a mobile that was changed')
    expect(page.html).not.toMatch(/post\.example|Brien/)
  })

  it('are counted in the navigation without one’s own, and without those for a manager', async () => {
    console.approvals.add()
    console.approvals.add({ whyNot: 'own-request' })
    console.approvals.add({ needs: 'manager' })
    const countIn = ({ body }: Page) =>
      body.querySelector('.govuk-service-navigation [href="/approvals"]')?.text.trim()
    expect(countIn(await browsers.en.open('/approvals'))).toBe('Approvals (2)')
    console.provider.state.subject = 'staff-2'
    const other = await signInWith('openid party:read verification:watch approval:decide')
    console.provider.state.subject = 'staff-1'
    expect(countIn(await other.open('/approvals'))).toBe('Approvals (1)')
  })

  it('may be none', async () => {
    expect(textOf(await browsers.en.open('/approvals'))).toContain('Nothing waits')
  })
})

describe('an approval', () => {
  it.each([
    'near-miss-address',
    'mobile-changed',
    'accept-reply',
    'resume',
    'lift-freeze',
  ] as const)('says what was asked, why, by whom, and what approving it does: %s', async (kind) => {
    const approval = console.approvals.add({ kinds: [kind] })
    const page = await browsers.en.open(pathOf(approval))
    const { approvals } = wordsIn('en')
    const { does, ifRefused, kinds } = approvals
    const { note } = approval
    for (const text of [kinds[kind], does[kind], ifRefused[kind], note, 'Gethin Rees'])
      expect(textOf(page)).toContain(text)
  })

  it('names the party, a view that is on record, and shows it too when the name cannot be read', async () => {
    const [party = console.parties.add()] = console.parties.parties
    const approval = console.approvals.add()
    console.parties.asked.length = 0
    const page = await browsers.en.open(pathOf(approval))
    expect(page.body.querySelector('.govuk-summary-list')?.text).toContain(party.name)
    expect(page.body.querySelector('title')?.text).not.toContain(party.name)
    expect(console.parties.asked).toEqual([
      { operation: 'readParty', body: { caseId: party.caseId, partyId: party.partyId } },
    ])
    console.parties.refuse(readParty, 'not-ready')
    const without = await browsers.en.open(pathOf(approval))
    console.parties.refuse(readParty, null)
    expect(textOf(without)).toContain('The name cannot be shown at this moment.')
    expect(without.body.querySelector('main form')).not.toBeNull()
  })

  it('to take a suspension back says why and since when, and leads to what was held', async () => {
    const verification = console.verifications.add()
    const { replyId } = console.verifications.hold(verification, { reason: 'other-address' })
    const why = 'other-address'
    const state = 'suspended'
    console.verifications.happen(verification, 'suspended', { state, reason: why, why })
    const { caseId, verificationId } = verification
    const resume = { kinds: ['resume' as const], needs: 'manager' as const, verificationId }
    const page = await browsers.en.open(pathOf(console.approvals.add(resume)))
    expect(textOf(page)).toContain('Suspended because A reply came from another address.')
    expect(textOf(page)).toContain('There was a doubt before this address was ever verified')
    expect(
      page.body.querySelector(
        `a[href="/cases/${caseId}/verifications/${verificationId}/replies/${replyId}"]`,
      ),
    ).not.toBeNull()
    const later = await browsers.en.open(
      pathOf(console.approvals.add({ ...resume, needs: 'second-person' })),
    )
    expect(textOf(later)).not.toContain('There was a doubt before')
  })

  it('to lift a freeze says why it was frozen, by whom and when', async () => {
    const approval = console.approvals.add({ kinds: ['lift-freeze'], partyId: null })
    const { approvalId, caseId } = approval
    console.approvals.freezeNow(caseId, { note: 'Of another time' })
    console.approvals.freezeNow(caseId, { approvalId, note: 'A threat', frozenBy: 'Mair Jones' })
    const text = textOf(await browsers.en.open(pathOf(approval)))
    expect(text).toMatch(/Frozen because A threat Frozen by Mair Jones Frozen \d/)
    expect(text).not.toContain('Of another time')
  })

  it('that was decided is counted no more', async () => {
    const [approval] = [console.approvals.add(), console.approvals.add()]
    const countIn = ({ body }: Page) =>
      body.querySelector('.govuk-service-navigation [href="/approvals"]')?.text.trim()
    expect(countIn(await browsers.en.open('/approvals'))).toBe('Approvals (2)')
    const open = await browsers.en.open(pathOf(approval))
    const typed = { decision: 'refuse', note: 'I phoned too' }
    expect(countIn(await browsers.en.submit(open, 'main form', typed))).toBe('Approvals (1)')
  })

  it('shows the reply by a link, and not itself', async () => {
    const verification = console.verifications.add()
    const { replyId } = console.verifications.hold(verification, { text: 'Words of a stranger' })
    const { caseId, verificationId } = verification
    const approval = console.approvals.add({
      ...{ kinds: ['accept-reply'], verificationId, replyId, level: 'weak' },
    })
    const page = await browsers.en.open(pathOf(approval))
    const link = page.body.querySelector(
      `a[href="/cases/${caseId}/verifications/${verificationId}/replies/${replyId}"]`,
    )
    expect(link?.text).toBe('Read the reply')
    expect(textOf(page)).not.toContain('stranger')
  })

  it.each([
    ['approve', 'Approved'],
    ['refuse', 'Refused'],
  ])('is decided with a note: %s', async (decision, words) => {
    const approval = console.approvals.add()
    const open = await browsers.en.open(pathOf(approval))
    const page = await browsers.en.submit(open, 'main form', { decision, note: 'I phoned too' })
    expect(page.path).toBe(pathOf(approval))
    expect(console.approvals.asked).toContainEqual({
      operation: 'decideApproval',
      body: { decision, note: 'I phoned too' },
    })
    expect(textOf(page)).toContain(words)
    expect(textOf(page)).toContain('I phoned too')
    expect(page.body.querySelector('main form')).toBeNull()
  })

  it.each([
    [{ note: '', decision: 'approve' }, 'Write why, in at least 3 letters'],
    [{ note: 'x'.repeat(501), decision: 'approve' }, 'Write no more than 500 letters'],
    [{ note: 'Because', decision: 'maybe' }, 'Press “Approve” or “Refuse”'],
  ])('is not decided by %o', async (typed, error) => {
    const approval = console.approvals.add()
    const page = await browsers.en.submit(
      await browsers.en.open(pathOf(approval)),
      'main form',
      typed,
    )
    expect([page.status, errorsOf(page)]).toEqual([400, [error]])
    expect(page.body.querySelector('#note')?.text.trim()).toBe(typed.note)
    expect(console.approvals.asked).toEqual([])
  })

  it('of one’s own is for somebody else to decide', async () => {
    const page = await browsers.en.open(pathOf(console.approvals.add({ whyNot: 'own-request' })))
    expect(textOf(page)).toContain('You asked for this yourself')
    expect(page.body.querySelector('main form')).toBeNull()
  })

  it('for a manager is for a manager to decide', async () => {
    const approval = console.approvals.add({ needs: 'manager' })
    const other = await signInWith('openid party:read verification:watch approval:decide')
    const page = await other.open(pathOf(approval))
    expect(textOf(page)).toContain('Only a manager can decide this.')
    expect(page.body.querySelector('main form')).toBeNull()
    expect(
      (await browsers.en.open(pathOf(approval))).body.querySelector('main form'),
    ).not.toBeNull()
  })

  it('can be read by an auditor, and no more', async () => {
    const approval = console.approvals.add()
    const reader = await signInWith('openid party:read verification:watch')
    const page = await reader.open(pathOf(approval))
    expect(textOf(page)).toContain('lets you read this')
    const token = page.body.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const body = new URLSearchParams({ _csrf: token, decision: 'approve', note: 'Because' })
    const sent = await reader.open(pathOf(approval), { method: 'POST', body })
    expect([sent.status, approval.state]).toEqual([403, 'waiting'])
  })

  it.each(
    decideApproval.refusals
      .filter((code) => code !== 'approval-not-found')
      .flatMap((code) => (['cy', 'en'] as const).map((language) => [code, language] as const)),
  )('refused with %s is explained in %s, with the note still there', async (code, language) => {
    const browser = browsers[language]
    const open = await browser.open(pathOf(console.approvals.add()))
    console.approvals.refuse(decideApproval, code)
    const page = await browser.submit(open, 'main form', { decision: 'approve', note: 'Because' })
    console.approvals.refuse(decideApproval, null)
    expect(errorsOf(page)).toEqual([wordsIn(language).problems[code]])
    expect(page.body.querySelector('#note')?.text.trim()).toBe('Because')
  })

  it('that is too old says so', async () => {
    const page = await browsers.en.open(pathOf(console.approvals.add({ state: 'expired' })))
    expect(textOf(page)).toContain('This was not decided in time.')
  })

  it.each(['019a0000-0000-7000-8000-000000000001', 'nonsense'])('%s is not there', async (id) => {
    const { caseId } = console.approvals.add()
    const page = await browsers.en.open(pathOf({ caseId, approvalId: id }))
    expect([page.status, headingOf(page)]).toEqual([404, 'Page not found'])
  })
})

import {
  answerIdentityCheck,
  type PartyView,
  requestNewCode,
  startVerification,
} from '@gwirio/contracts'
import type { Browser, Page } from './browser.ts'
import type { Console } from './console.ts'
import { hostile } from './hostile.ts'
import { walk } from './walk.ts'

type Pages = Map<string, Page>

/** A party as staff meet it, and the pages on which its file is changed. */
export async function visitParty(console: Console, browser: Browser, pages: Pages): Promise<void> {
  const party = console.parties.add({ name: hostile.name, language: 'both', otherParties: 0 })
  const steps = walk(browser, party)
  pages.set('party', await steps.party())
  const { caseId, partyId } = party
  const verified = { caseId, partyId, state: 'verified', address: hostile.address } as const
  console.verifications.happen(console.verifications.add(verified), 'prompt-sent')
  Object.assign(party, {
    mobileChangedAt: console.clock.now().toISOString(),
    otherParties: 2,
    linkedCases: 1,
  })
  const freeze = console.approvals.freezeNow(caseId, { frozenBy: hostile.name })
  pages.set('party: verified', await steps.party())
  pages.set('party: locked', await withFacts({ locked: true }))
  pages.set('party: case ended', await withFacts({ caseEndedAt: party.mobileChangedAt }))
  pages.set('party: no text', await withFacts({ mobileProblem: 'foreign' as const }))
  freeze.liftedAt = new Date().toISOString()
  await visitConcern(console, pages, { party, open: () => steps.party(), browser })
  const form = await browser.open(`${steps.path}/mobile`)
  pages.set('mobile', form)
  pages.set('letter format', await browser.open(`${steps.path}/letter-format`))
  const details = await browser.open(`${steps.path}/details`)
  pages.set('details', details)
  pages.set('details: nothing typed', await browser.submit(details, 'main form'))
  pages.set('mobile: nothing typed', await browser.submit(form, 'main form'))
  await steps.startCall()
  pages.set('party: call goes on', await steps.party())

  async function withFacts(facts: Partial<typeof party>): Promise<Page> {
    const before = { ...party }
    Object.assign(party, facts)
    const page = await steps.party()
    Object.assign(party, before)
    return page
  }
}

async function visitConcern(
  console: Console,
  pages: Pages,
  { party, open, browser }: { party: PartyView; open: () => Promise<Page>; browser: Browser },
): Promise<void> {
  const raisedBy = hostile.name
  console.concerns.open(party, 'phone-not-private', { raisedBy })
  console.concerns.open(party, 'stopped-safely', { raisedBy })
  const page = await open()
  pages.set('party: concern', page)
  const form = 'form[action$="/concern"]'
  pages.set('party: concern, no note', await browser.submit(page, form))
  console.concerns.open(party, 'mailbox-not-private', { raisedBy, whyNot: 'own-call' })
  pages.set('party: concern of own call', await open())
  console.concerns.open(party, 'address-of-another-party', { whyNot: 'manager-needed' })
  pages.set('party: concern for a manager', await open())
  Object.assign(party, { concern: null })
  const [told] = party.calls
  if (told) party.calls.unshift({ ...told, kind: 'concern-settled', note: hostile.text })
  pages.set('party: concern settled', await open())
}

/** Every step of the call, with what can go wrong in it. */
export async function visitCall(console: Console, browser: Browser, pages: Pages): Promise<void> {
  await visitQuestions(console, browser, pages)
  const party = console.parties.add({ name: hostile.name, language: 'both' })
  const steps = walk(browser, party)
  const { press } = steps
  const safe = await steps.answer(await steps.startCall('both'))
  pages.set('call: safe contact', safe)
  pages.set('call: safe contact, nothing chosen', await press('safe-contact', {}, safe))
  pages.set('call: post', await steps.giveSafeContact(safe, { mailboxIsPrivate: 'no' }))
  const { concern } = party
  party.concern = null
  const settled = await browser.open(steps.call)
  party.concern = concern
  pages.set('call: post, not settled', await press('safe-contact-again', {}, settled))
  party.concern = null
  const form = await steps.giveSafeContact(await press('safe-contact-again'))
  pages.set('call: address', form)
  const typed = { address: hostile.address, addressAgain: hostile.address }
  const missing = { ...typed, addressAgain: '' }
  pages.set('call: address, one missing', await steps.giveAddress(form, missing))
  await visitSecondPerson(console, browser, pages, { steps, form, typed })
  const send = await browser.open(steps.call)
  pages.set('call: send', send)
  console.verifications.refuse(startVerification, 'internal-error')
  await press('send', {}, send)
  console.verifications.refuse(startVerification, null)
  pages.set('call: sending', await browser.open(steps.call))
  console.clock.advance({ seconds: 30 })
  pages.set('verification', await press('send'))
  await visitBlockedCall(console, browser, pages)
  await visitCallEnds(console, browser, pages)
}

async function visitQuestions(console: Console, browser: Browser, pages: Pages): Promise<void> {
  const steps = walk(browser, console.parties.add({ name: hostile.name, language: 'both' }))
  pages.set('call: person', await browser.open(steps.call))
  const questions = await steps.startCall('both')
  pages.set('call: questions', questions)
  pages.set('call: questions, nothing typed', await steps.press('answers', {}, questions))
  console.parties.refuse(answerIdentityCheck, 'identity-check-too-old')
  pages.set('call: questions too old', await steps.answer(questions))
  console.parties.refuse(answerIdentityCheck, null)
  pages.set('call: not passed', await steps.answer(questions, 'wrong'))
  console.parties.lockedAfterThis = true
  pages.set('call: locked', await steps.answer(await steps.startCall('both'), 'wrong'))
  console.parties.lockedAfterThis = false
}

async function visitSecondPerson(
  console: Console,
  browser: Browser,
  pages: Pages,
  call: { steps: ReturnType<typeof walk>; form: Page; typed: Record<string, string> },
): Promise<void> {
  const { press, giveAddress } = call.steps
  const suggestion = hostile.address.replace('post', 'mail')
  console.calls.findings = [
    { check: 'typing-error', result: 'look-again', suggestion },
    { check: 'other-parties', result: 'second-person', suggestion: null },
    { check: 'takes-mail', result: 'not-known', suggestion: null },
  ]
  console.calls.approval = 'needed'
  const readBack = await giveAddress(call.form, call.typed)
  pages.set('call: read back', readBack)
  pages.set('call: safe contact, changed', await press('change-safe-contact', {}, readBack))
  await call.steps.giveSafeContact(await browser.open(call.steps.call))
  const ask = await press('read-back', {}, readBack)
  pages.set('call: second person', ask)
  pages.set('call: second person, no note', await press('approval', {}, ask))
  pages.set('call: waiting', await press('approval', { note: hostile.text }, ask))
  const decide = async (state: 'refused' | 'expired' | 'approved') => {
    const decidedBy = state === 'expired' ? null : hostile.name
    const decided = { state, decidedBy, decisionNote: hostile.text }
    Object.assign(console.approvals.approvals.at(-1) ?? {}, decided)
    pages.set(`call: ${state}`, await browser.open(call.steps.call))
  }
  await decide('refused')
  await decide('expired')
  await decide('approved')
  await press('approved')
  console.calls.calm()
}

/** Frozen, and a mobile that somebody else has too. */
async function visitBlockedCall(console: Console, browser: Browser, pages: Pages): Promise<void> {
  const party = console.parties.add({ name: hostile.name, mobileShared: true })
  const freeze = console.approvals.freezeNow(party.caseId, { frozenBy: hostile.name })
  const steps = walk(browser, party)
  pages.set('call: person, mobile not theirs', await browser.open(steps.call))
  party.mobileShared = false
  freeze.liftedAt = new Date().toISOString()
  const form = await steps.giveSafeContact(await steps.answer(await steps.startCall()))
  party.mobileShared = true
  freeze.liftedAt = null
  console.calls.findings = [{ check: 'other-parties', result: 'second-person', suggestion: null }]
  pages.set(
    'call: send, blocked',
    await steps.press('read-back', {}, await steps.giveAddress(form)),
  )
  console.calls.calm()
}

async function visitCallEnds(console: Console, browser: Browser, pages: Pages): Promise<void> {
  const steps = walk(browser, console.parties.add({ name: hostile.name }))
  const form = await steps.giveSafeContact(await steps.answer(await steps.startCall()))
  console.calls.findings = [{ check: 'other-parties', result: 'stop', suggestion: null }]
  pages.set('call: collision', await steps.giveAddress(form))
  console.calls.calm()
  pages.set('call: ended', await browser.open(`${steps.call}/ended`))
}

/** A verification in each of its states, what is held, and what is asked before something is done. */
export async function visitVerification(
  console: Console,
  browser: Browser,
  pages: Pages,
): Promise<void> {
  const verification = console.verifications.add({ address: hostile.address })
  const path = `/cases/${verification.caseId}/verifications/${verification.verificationId}`
  const open = await browser.open(path)
  console.verifications.refuse(requestNewCode, 'code-too-soon')
  pages.set('verification: too soon', await browser.submit(open, 'form[action$="/new-code"]'))
  console.verifications.refuse(requestNewCode, null)
  const { replyId } = console.verifications.hold(verification, {
    from: [`<img src=x> <•••@other.example>`],
    subject: hostile.text,
    text: hostile.text,
    isCut: true,
    attachments: [{ name: '<script>.pdf', type: 'application/pdf', bytes: 4 }],
    reason: 'not-authenticated',
    verdictReasons: ['no-dkim-signature'],
    level: 'none',
  })
  verification.attention = verification.changes.at(-1) ?? null
  verification.allowed = [...verification.allowed, 'settle', 'accept-reply']
  verification.approvalId = replyId
  pages.set('reply', await browser.open(`${path}/replies/${replyId}`))
  const accept = await browser.open(`${path}/replies/${replyId}/confirm-accept`)
  pages.set('reply: accept?', accept)
  pages.set('reply: accept, no note', await browser.submit(accept, 'main form'))
  const held = await browser.open(path)
  pages.set('verification: held', held)
  pages.set('verification: how?', await browser.submit(held, 'form[action$="/settle"]'))
  pages.set('verification: cancel?', await browser.open(`${path}/confirm-cancel`))
  const empty = console.verifications.hold(verification, { outcome: null, reason: null, text: '' })
  pages.set('reply: not read yet', await browser.open(`${path}/replies/${empty.replyId}`))
  const states = ['verified', 'suspended', 'failed', 'expired', 'cancelled', 'ended'] as const
  for (const state of states) {
    console.verifications.happen(verification, state, { state, level: 'strong', approvalId: null })
    pages.set(`verification: ${state}`, await browser.open(path))
    for (const step of asked[state] ?? [])
      pages.set(`verification: ${step}?`, await browser.open(`${path}/confirm-${step}`))
  }
}

const asked: Readonly<Record<string, readonly string[]>> = {
  verified: ['suspend', 'end'],
  suspended: ['resume'],
}

import { randomUUID } from 'node:crypto'
import { listConcerns, readCase } from '@gwirio/contracts'
import type { Browser, Page } from './browser.ts'
import type { Console } from './console.ts'
import { hostile } from './hostile.ts'

/** The lists of work and of approvals, and the pages of a case, each as somebody meets it. */
export async function visitWork(
  console: Console,
  browser: Browser,
  pages: Map<string, Page>,
): Promise<void> {
  const verification = console.verifications.add()
  console.verifications.hold(verification)
  Object.assign(verification, { attention: verification.changes.at(-1) })
  console.verifications.add({ state: 'verified' })
  for (const queue of ['needs-a-person', 'waiting', 'expires-today', 'bounced', 'ready'])
    pages.set(`work: ${queue}`, await browser.open(`/?queue=${queue}&after=x`))
  pages.set('work: no area', await browser.submit(await browser.open('/'), 'form[action="/"]'))
  const concerned = console.parties.add({ name: hostile.name })
  console.concerns.open(concerned, 'phone-not-private')
  console.concerns.open(concerned, 'address-of-another-party')
  pages.set('work: calls that need a person', await browser.open('/'))
  Object.assign(concerned, { concern: null })
  console.concerns.refuse(listConcerns, 'not-ready')
  pages.set('work: calls not known', await browser.open('/'))
  console.concerns.refuse(listConcerns, null)
  const { caseId, verificationId } = verification
  const moveToArea = await browser.open(
    `/cases/${caseId}/verifications/${verificationId}/move-to-area`,
  )
  pages.set('move to area', moveToArea)
  pages.set('move to area: no area', await browser.submit(moveToArea, 'main form'))
  const typed = { area: 'north-wales' }
  pages.set('work: moved to area', await browser.submit(moveToArea, 'main form', typed))
  const cameBack = console.verifications.add()
  console.verifications.happen(cameBack, 'prompt-failed', { why: 'bounced' })
  const bouncedAt = `/cases/${cameBack.caseId}/verifications/${cameBack.verificationId}`
  pages.set('verification: e-mail came back', await browser.open(bouncedAt))
  pages.set('sign out everywhere', await browser.open('/sign-out-everywhere'))
}

export async function visitApprovals(
  console: Console,
  browser: Browser,
  pages: Map<string, Page>,
): Promise<void> {
  const said = { requestedBy: hostile.name, note: hostile.text, address: hostile.address }
  const open = console.approvals.add({ ...said, kinds: ['near-miss-address', 'mobile-changed'] })
  const own = console.approvals.add({
    ...said,
    whyNot: 'own-request',
    needs: 'manager',
    kinds: ['resume'],
  })
  const doubted = console.verifications.add()
  console.verifications.hold(doubted)
  const why = 'other-address'
  const state = 'suspended'
  console.verifications.happen(doubted, 'suspended', { state, reason: why, why })
  const { verificationId } = doubted
  const doubt = { kinds: ['resume' as const], needs: 'manager' as const, verificationId }
  const resume = console.approvals.add({ ...said, ...doubt })
  const old = console.approvals.add({ ...said, state: 'expired', kinds: ['lift-freeze'] })
  const decided = { decidedBy: hostile.name, decisionNote: hostile.text }
  const refused = console.approvals.add({ ...said, ...decided, state: 'refused' })
  pages.set('approvals', await browser.open('/approvals'))
  for (const [name, { approvalId, caseId }] of Object.entries({ open, own, resume, old, refused }))
    pages.set(`approval: ${name}`, await browser.open(`/cases/${caseId}/approvals/${approvalId}`))
  const form = pages.get('approval: open') as Page
  pages.set('approval: no note', await browser.submit(form, 'main form', { decision: 'approve' }))
}

export async function visitCase(
  console: Console,
  browser: Browser,
  pages: Map<string, Page>,
): Promise<void> {
  const { caseId } = console.parties.add({ caseId: randomUUID(), name: hostile.name })
  const path = `/cases/${caseId}`
  pages.set('case: quiet', await browser.open(path))
  console.cases.link(caseId)
  console.approvals.freezeNow(caseId, { liftedAt: new Date().toISOString() })
  const { freezeId } = console.approvals.freezeNow(caseId, { frozenBy: hostile.name })
  pages.set('case', await browser.open(path))
  for (const act of ['/freeze', '/link', '/end', `/freezes/${freezeId}/lift`]) {
    const name = act.replaceAll(/\/[\w-]{36}/g, '')
    const asked = await browser.open(path + act)
    pages.set(`case${name}`, asked)
    pages.set(`case${name}: nothing typed`, await browser.submit(asked, 'main form'))
  }
  console.cases.refuse(readCase, 'not-ready')
  pages.set('case/freeze: not read', await browser.open(`${path}/freeze`))
  console.cases.refuse(readCase, null)
  pages.set('case/frozen', await browser.open(`${path}/frozen`))
}

import { randomUUID } from 'node:crypto'
import {
  type CorrespondenceView,
  correspondenceState,
  listCorrespondence,
  type PartyView,
  previewCorrespondence,
  sendCorrespondence,
} from '@gwirio/contracts'
import { pathOf } from '../src/pages/correspondence/path-of.ts'
import type { Browser, Page } from './browser.ts'
import type { Console } from './console.ts'
import { hostile } from './hostile.ts'

type Pages = Map<string, Page>

/** Every page of what leaves, each as somebody meets it. */
export async function visitOutgoing(
  console: Console,
  browser: Browser,
  pages: Pages,
): Promise<void> {
  const party = console.parties.add({ caseId: randomUUID(), name: hostile.name })
  console.correspondence.content = {
    address: hostile.address,
    subject: hostile.text,
    text: hostile.text,
  }
  await visitSending(console, browser, pages, party)
  await visitCorrespondence(console, browser, pages, party)
  await visitHeld(console, browser, pages, party)
  await visitLists(console, browser, pages, party)
  await visitIncidents(console, browser, pages, party)
  await visitPostings(console, browser, pages, party)
}

async function visitSending(
  console: Console,
  browser: Browser,
  pages: Pages,
  { caseId, partyId }: PartyView,
): Promise<void> {
  const { correspondence } = console
  const path = `/cases/${caseId}/parties/${partyId}`
  const { verificationId } = console.verifications.add({
    caseId,
    partyId,
    state: 'verified',
    address: hostile.address,
  })
  pages.set('party: may be sent to', await browser.open(path))
  const at = `/cases/${caseId}/verifications/${verificationId}`
  pages.set('verification: may be sent to', await browser.open(at))
  const form = await browser.open(`${path}/send`)
  pages.set('send', form)
  pages.set('send: nothing typed', await browser.submit(form, 'main form', { text: hostile.text }))
  const typed = { kind: 'letter', reference: 'L/7', text: hostile.text }
  correspondence.refuse(previewCorrespondence, 'gate-closed')
  pages.set('send: may not be sent', await browser.submit(form, 'main form', typed))
  correspondence.refuse(previewCorrespondence, null)
  correspondence.preview = { subject: hostile.text, text: hostile.text, html: null }
  const check = await browser.submit(form, 'main form', typed)
  pages.set('send: check', check)
  const html = '<!DOCTYPE html><html lang="en"><title>x</title><p>Large</p></html>'
  correspondence.preview = { ...correspondence.preview, html }
  pages.set('send: large print', await browser.open(`${path}/send/check`))
  correspondence.preview = { ...correspondence.preview, html: null }
  correspondence.refuse(sendCorrespondence, 'not-ready')
  pages.set('send: no answer', await browser.submitFiles(check, 'main form[enctype]', {}))
  correspondence.refuse(sendCorrespondence, null)
  const files = { '<script>.pdf': '%PDF' }
  pages.set('letter: just sent', await browser.submitFiles(check, 'main form[enctype]', files))
}

async function visitCorrespondence(
  { clock, correspondence }: Console,
  browser: Browser,
  pages: Pages,
  party: PartyView,
): Promise<void> {
  const at = clock.now().toISOString()
  const handOver = {
    host: 'mx.post.example',
    tls: 'TLSv1.3',
    verified: true,
    policy: 'mta-sts' as const,
    at,
  }
  const reasons: Partial<Record<CorrespondenceView['state'], string>> = {
    held: 'no-tls',
    bounced: 'bounced',
    recalled: 'recalled',
    refused: 'gave-up',
  }
  for (const state of correspondenceState.options) {
    const hasLeft = ['sent', 'delivered', 'bounced'].includes(state)
    const one = correspondence.add(
      {
        state,
        reason: reasons[state] ?? null,
        wayIn: 'http',
        submittedBy: hostile.name,
        attempts: 2,
        ...(hasLeft ? { sentAt: at, handOver } : {}),
      },
      party,
    )
    if (one.reason) correspondence.happen(one, 'held', { reason: one.reason })
    correspondence.happen(one, 'released', { by: hostile.name, note: hostile.text })
    pages.set(`letter: ${state}`, await browser.open(pathOf(one)))
  }
  const late = correspondence.add({}, party)
  const page = await browser.open(pathOf(late))
  late.allowed = []
  pages.set('letter: too late', await browser.submit(page, 'form[action$="/recall"]'))
}

async function visitHeld(
  { correspondence }: Console,
  browser: Browser,
  pages: Pages,
  party: PartyView,
): Promise<void> {
  const held = correspondence.add(
    {
      state: 'held',
      reason: 'details-of-others',
      wayIn: 'smtp',
      submittedBy: hostile.name,
      kind: 'report',
      documents: [
        { name: hostile.text, type: 'pdf', bytes: 4_000_000 },
        { name: 'b.txt', type: 'text', bytes: 3 },
      ],
      findings: [
        { place: 'document', document: 0, what: 'refuge-area' },
        { place: 'file-name', document: 1, what: 'never-heard-of' },
      ],
    },
    party,
  )
  const path = pathOf(held)
  pages.set('letter: held, with findings', await browser.open(path))
  pages.set('letter: what it says', await browser.open(`${path}/content`))
  const release = await browser.open(`${path}/release`)
  pages.set('letter: release?', release)
  pages.set('letter: release, no note', await browser.submit(release, 'main form'))
  pages.set('letter: refuse?', await browser.open(`${path}/refuse`))
}

async function visitLists(
  { correspondence }: Console,
  browser: Browser,
  pages: Pages,
  { caseId, partyId }: PartyView,
): Promise<void> {
  pages.set('work: letters are held', await browser.open('/'))
  pages.set('correspondence', await browser.open('/correspondence'))
  for (const show of ['on-its-way', 'sent', 'came-back', 'stopped', 'all'])
    pages.set(`correspondence: ${show}`, await browser.open(`/correspondence?show=${show}&after=x`))
  const path = `/cases/${caseId}`
  pages.set('correspondence of a case', await browser.open(`${path}/correspondence`))
  const ofParty = `${path}/parties/${partyId}`
  pages.set('correspondence of a party', await browser.open(`${ofParty}/correspondence`))
  pages.set('party: letters', await browser.open(ofParty))
  pages.set('case: letters', await browser.open(path))
  correspondence.refuse(listCorrespondence, 'not-ready')
  pages.set('party: letters not known', await browser.open(ofParty))
  correspondence.refuse(listCorrespondence, null)
}

async function visitIncidents(
  { clock, correspondence, incidents }: Console,
  browser: Browser,
  pages: Pages,
  party: PartyView,
): Promise<void> {
  pages.set('incidents: none', await browser.open('/incidents'))
  const at = clock.now().toISOString()
  const path = pathOf(correspondence.add({ state: 'sent', sentAt: at }, party))
  const ask = await browser.open(`${path}/wrong-recipient`)
  pages.set('wrong recipient?', ask)
  pages.set('wrong recipient: no note', await browser.submit(ask, 'main form'))
  const opened = await browser.submit(ask, 'main form', { note: hostile.text })
  pages.set('incident', opened)
  pages.set('letter: wrong recipient', await browser.open(path))
  pages.set('incident: nothing typed', await browser.submit(opened, 'main form[novalidate]'))
  const [incident] = incidents.all
  if (!incident) throw new Error('The incident was not opened')
  incident.tellRegulatorBy = at
  incident.openedBy = hostile.name
  pages.set('incident: too late', await browser.open(opened.path))
  pages.set('incidents', await browser.open('/incidents'))
  incident.decisions.push({ decision: 'regulator-told', at, by: hostile.name, note: hostile.text })
  pages.set('incident: decided', await browser.open(opened.path))
  Object.assign(incident, { state: 'closed', went: [] })
  pages.set('incident: closed', await browser.open(opened.path))
  pages.set('incidents: closed', await browser.open('/incidents'))
}

async function visitPostings(
  { postings }: Console,
  browser: Browser,
  pages: Pages,
  party: PartyView,
): Promise<void> {
  const path = `/cases/${party.caseId}/parties/${party.partyId}/postings`
  const empty = await browser.open(path)
  pages.set('post: nothing yet', empty)
  pages.set('post: nothing typed', await browser.submit(empty, 'form[data-record]'))
  postings.add(party, { state: 'returned', service: 'signed-for', postedBy: hostile.name })
  postings.add(party, { number: 'CD123456789GB' })
  pages.set('post', await browser.open(path))
}

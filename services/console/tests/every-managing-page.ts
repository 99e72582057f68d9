import type { Browser, Page } from './browser.ts'
import type { Console } from './console.ts'

/** Names and reasons that come from people, and must never run. */
const hostile = `<script>alert(1)</script>"'&Llywarch`
const staffId = '019a0000-0000-7000-8000-00000000000a'

/** Every page for managers and of the figures, each as somebody meets it. */
export async function visitManaging(
  console: Console,
  browser: Browser,
  pages: Map<string, Page>,
): Promise<void> {
  fillWorlds(console)
  await visitAccounts(browser, pages)
  await visitOfficesAndRecords(console, browser, pages)
  await visitMessages(browser, pages)
  pages.set('figures', await browser.open('/figures'))
}

function fillWorlds({ managing, parties }: Console): void {
  const { accounts, cases, texts } = managing
  if (accounts.staff.some((account) => account.staffId === staffId)) return
  accounts.addStaff({ staffId, displayName: hostile, areas: ['gwent', 'north-wales'] })
  accounts.addStaff({ state: 'invited', lastSignedInAt: null, areas: [] })
  accounts.addClient({ oldSecretUntil: '2030-01-01T10:00:00Z' })
  cases.addRetained()
  cases.addRetained({ keptSince: '2026-10-01T10:00:00Z' })
  parties.add({ name: hostile, locked: true })
  texts.publishElsewhere('code-text', 'Your code is {code}. Siân <script>alert(1)</script>')
}

async function visitAccounts(browser: Browser, pages: Map<string, Page>): Promise<void> {
  const open = (path: string) => browser.open(`/manage${path}`)
  pages.set('manage', await open(''))
  pages.set('staff', await open('/staff'))
  const add = await open('/staff/add')
  pages.set('staff: add', add)
  pages.set('staff: nothing typed', await browser.submit(add, 'main form'))
  pages.set('staff: change', await open(`/staff/${staffId}`))
  pages.set('staff: disable?', await open(`/staff/${staffId}/disable`))
  const invite = await open(`/staff/${staffId}/invite`)
  pages.set('staff: invite?', invite)
  pages.set('staff: code', await browser.submit(invite, 'main form'))
  pages.set('staff: code gone', await open(`/staff/${staffId}/code`))
  pages.set('systems', await open('/clients'))
  const addSystem = await open('/clients/add')
  pages.set('systems: add', addSystem)
  pages.set('systems: nothing typed', await browser.submit(addSystem, 'main form'))
  const newSecret = await open('/clients/reports/new-secret')
  pages.set('systems: new secret?', newSecret)
  const shown = await browser.submit(newSecret, 'main form', { keepOldHours: '24' })
  pages.set('systems: secret', shown)
  pages.set('systems: secret gone', await open('/clients/reports/secret'))
  pages.set('systems: disable?', await open('/clients/reports/disable'))
}

async function visitOfficesAndRecords(
  { managing, parties }: Console,
  browser: Browser,
  pages: Map<string, Page>,
): Promise<void> {
  const open = (path: string) => browser.open(`/manage${path}`)
  pages.set('offices', await open('/areas'))
  const office = await open('/areas/north-wales')
  pages.set('offices: change', office)
  const wrong = await browser.submit(office, 'main form', { 'opens-0': '99', 'closes-0': '9' })
  pages.set('offices: wrong', wrong)
  pages.set('locked', await open('/locked'))
  const party = parties.parties.findLast(({ locked }) => locked)
  const unlock = await open(`/locked/${party?.caseId}/${party?.partyId}`)
  pages.set('locked: unlock?', unlock)
  pages.set('locked: no reason', await browser.submit(unlock, 'main form'))
  pages.set('retention', await open('/retention'))
  const [due, kept] = managing.cases.retained
  pages.set('retention: keep?', await open(`/retention/${due?.caseId}/keep`))
  pages.set('retention: release?', await open(`/retention/${kept?.caseId}/release`))
}

async function visitMessages(browser: Browser, pages: Map<string, Page>): Promise<void> {
  const path = '/manage/templates/sms-code/code-text'
  pages.set('messages', await browser.open('/manage/templates'))
  const editor = await browser.open(path)
  pages.set('messages: editor', editor)
  pages.set('messages: incomplete', await browser.submit(editor, 'form#editor'))
  const typed = { 'cy-text': 'Eich cod yw {code}. Dŵr.', 'en-text': 'Your code is {code}.' }
  pages.set('messages: publish?', await browser.submit(editor, 'form#editor', typed))
  pages.set('messages: draft', await browser.open(path))
  pages.set('messages: letter', await browser.open('/manage/templates/correspondence/letter'))
  pages.set('messages: mail', await browser.open('/manage/templates/email-verification/prompt'))
}

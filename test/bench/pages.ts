import type { Staff } from './staff.ts'

interface Measured {
  readonly name: string
  readonly kind: 'page' | 'find'
  readonly work: () => Promise<void>
}

/** The pages that staff have before them all day, those of one party as the walkthrough left it. */
export async function findPages(
  staff: Staff,
  { count, ...walked }: { count: number; caseReference: string; name: string },
): Promise<Measured[]> {
  const { load } = staff
  const party = await findWalkedParty(staff, walked)
  const ofCase = party.split('/parties/')[0] ?? ''
  const verification = await findVerification(staff, party)
  const page = (name: string, path: string): Measured => ({
    name,
    kind: 'page',
    work: () => load(path),
  })
  const csrf = staff.first.body.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
  const find = (name: string, text: string): Measured => ({
    name: `find by ${name}`,
    kind: 'find',
    async work() {
      await load('/find', { method: 'POST', body: new URLSearchParams({ _csrf: csrf, text }) })
      await load('/find')
    },
  })
  const calling = await beginCall(staff, party)
  return [
    page('work queue', '/'),
    page('work queue: expires today', '/?queue=expires-today'),
    find('reference', `GW26B${String(Math.floor(count / 6)).padStart(6, '0')}`),
    find('surname', 'jones'),
    find('beginnings of two words', 'gw jo'),
    find('rare surname', 'kowalski'),
    find('address on file', `person.${Math.floor(count / 6)}@post.example`),
    find('address that nobody has', 'nobody@post.example'),
    page('case', ofCase),
    page('party', party),
    page('verification', verification),
    page('call: questions', calling),
    page('approvals', '/approvals'),
    page('figures', '/figures'),
    page('manage: staff', '/manage/staff'),
    page('manage: locked', '/manage/locked'),
    page('manage: messages', '/manage/templates'),
  ]
}

async function findWalkedParty(
  staff: Staff,
  { caseReference, name }: { caseReference: string; name: string },
): Promise<string> {
  const found = await staff.submit(staff.first, 'form[action="/find"]', {
    text: caseReference,
  })
  const link = found.body
    .querySelectorAll('a[href*="/parties/"]')
    .find((each) => each.text.trim() === name)
  return hrefOf(link)
}

async function findVerification(staff: Staff, party: string): Promise<string> {
  const { body } = await staff.open(party)
  return hrefOf(body.querySelector('main a[href*="/verifications/"]'))
}

/** The questions stand there until they are answered. */
async function beginCall(staff: Staff, party: string): Promise<string> {
  const start = await staff.open(`${party}/call`)
  const { url, body } = await staff.submit(start, 'form[action$="/call/begin"]', { language: 'en' })
  if (!body.querySelector('[data-step="questions"]')) throw new Error(`No questions at ${url}`)
  return new URL(url).pathname
}

function hrefOf(link: { getAttribute(name: string): string | undefined } | null | undefined) {
  const href = link?.getAttribute('href')
  if (!href) throw new Error('The link is not there')
  return href
}

import { addStaff, changeStaff, disableStaff } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, headingOf, textOf, titleOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const me = '019a0000-0000-7000-8000-000000000001'
const console = await forThisFile(startTestConsole())
let browser: Browser
beforeAll(async () => {
  console.provider.state.subject = me
  browser = await signIn(console)
})

const accounts = () => console.managing.accounts
beforeEach(() => {
  accounts().staff.length = 0
  accounts().asked.length = 0
})

const typed = { displayName: 'Siân O’Neill', username: 'sian', role: 'manager', areas: 'gwent' }
const add = async (fields: Record<string, string>) =>
  browser.submit(await browser.open('/manage/staff/add'), 'main form', fields)

describe('the list of staff', () => {
  it('says of each what they may do, where, and when they last signed in', async () => {
    accounts().addStaff()
    accounts().addStaff({ displayName: 'Cai', state: 'invited', areas: [], lastSignedInAt: null })
    const invitedAgain = { at: '2026-11-21T09:30:00.000Z', by: 'Elin Rees' }
    accounts().addStaff({ displayName: 'Dai', state: 'invited', invitedAgain })
    const byCommand = { ...invitedAgain, by: null }
    accounts().addStaff({ displayName: 'Eleri', state: 'invited', invitedAgain: byCommand })
    const text = textOf(await browser.open('/manage/staff'))
    expect(text).toContain('Nia Powell Active nia, Business support Gwent')
    expect(text).toContain('Last signed in 20 November 2026 at 09:30')
    expect(text).toContain('Invited again 21 November 2026 at 09:30 by Elin Rees. Every older way')
    expect(text).toContain('Invited again 21 November 2026 at 09:30. Every older way')
    expect(text).toContain('Cai Invited nia, Business support All areas Has not signed in yet')
  })

  it('stands in the order of the alphabet of its language', async () => {
    for (const displayName of ['Llio', 'Lyn', 'Chwaer', 'Cynan'])
      accounts().addStaff({ displayName })
    const namesIn = async (language: string) =>
      (await browser.open(`/manage/staff?lang=${language}`)).body
        .querySelectorAll('.gwirio-list__name a')
        .map(({ text }) => text)
    expect(await namesIn('cy')).toEqual(['Cynan', 'Chwaer', 'Lyn', 'Llio'])
    expect(await namesIn('en')).toEqual(['Chwaer', 'Cynan', 'Llio', 'Lyn'])
  })
})

describe('adding somebody', () => {
  it('shows the enrolment code once, with how to hand it over', async () => {
    const page = await add(typed)
    expect(accounts().asked).toEqual([
      { operation: 'addStaff', body: { ...typed, areas: ['gwent'] } },
    ])
    expect(page.body.querySelector('[data-secret]')?.text).toBe('ABCD-EFGH-JKLM')
    expect(textOf(page)).toContain('Good until 31 January 2027 at 12:00')
    expect(textOf(page)).toContain(`${console.provider.issuer}/enrol`)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.through.join()).not.toContain('ABCD')
    const again = await browser.open(page.path)
    expect(headingOf(again)).toBe('The code was shown already')
    expect(again.html).not.toContain('ABCD')
  })

  it('keeps the code sealed while it waits to be shown', async () => {
    const form = await browser.open('/manage/staff/add')
    const token = form.body.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const body = new URLSearchParams({ ...typed, _csrf: token })
    const answer = await browser.fetch('/manage/staff/add', { method: 'POST', body })
    expect([answer.status, await answer.text()]).toEqual([303, ''])
    const sessions = await readSessions()
    expect(sessions).toContain('sealedOnce')
    expect(sessions).not.toContain('ABCD-EFGH')
    const other = await browser.open(`/manage/staff/${accounts().addStaff().staffId}/code`)
    expect(headingOf(other)).toBe('The code was shown already')
    const shown = await browser.open(answer.headers.get('location') ?? '')
    expect(shown.html).toContain('ABCD-EFGH')
  })

  it.each([
    [{ ...typed, displayName: ' ' }, 'Enter a name of 2 to 100 letters', 'displayName'],
    [
      { ...typed, username: 'S O' },
      'Enter a user name of 2 to 64 small letters, digits, dots or dashes',
      'username',
    ],
    [{ ...typed, role: 'king' }, 'Choose what they may do', 'role'],
  ])('says what is missing and keeps what was typed (%#)', async (fields, error, field) => {
    const page = await add(fields)
    expect([page.status, errorsOf(page)]).toEqual([400, [error]])
    expect(titleOf(page)).toBe('Error: Add a member of staff – Verify an address')
    const link = page.body.querySelector('.govuk-error-summary a')?.getAttribute('href')
    expect(link).toBe(`#${field}`)
    expect(page.body.querySelector(`#${field}`)).not.toBeNull()
    expect(page.body.querySelector('[value=gwent]')?.hasAttribute('checked')).toBe(true)
    expect(accounts().asked).toEqual([])
  })

  it('says that a user name is in use, and that sign-in is down, with what was typed', async () => {
    for (const [code, words] of [
      ['username-taken', 'This user name is in use'],
      ['not-ready', 'does not answer'],
    ] as const) {
      accounts().refuse(addStaff, code)
      const page = await add(typed)
      expect(errorsOf(page).join()).toContain(words)
      expect(page.body.querySelector('#username')?.getAttribute('value')).toBe('sian')
    }
    accounts().refuse(addStaff, null)
  })
})

describe('an account', () => {
  const open = (staffId: string, step = '') => browser.open(`/manage/staff/${staffId}${step}`)

  it('is changed', async () => {
    const { staffId } = accounts().addStaff()
    const page = await browser.submit(await open(staffId), 'main form', {
      displayName: 'Nia Wyn',
      role: 'auditor',
    })
    expect(textOf(page)).toContain('The account was changed')
    expect(accounts().asked).toEqual([
      { operation: 'changeStaff', body: { displayName: 'Nia Wyn', role: 'auditor', areas: [] } },
    ])
    expect(textOf(await browser.open('/manage/staff'))).not.toContain('The account was changed')
  })

  it('is disabled after it was said what that does', async () => {
    const account = accounts().addStaff()
    const asked = await open(account.staffId, '/disable')
    expect(textOf(asked)).toContain('They are signed out everywhere at once')
    const page = await browser.submit(asked, 'main form')
    expect(textOf(page)).toContain('The account was disabled')
    expect(account.state).toBe('disabled')
  })

  it('is invited again with a new code', async () => {
    const { staffId } = accounts().addStaff({ state: 'disabled' })
    const page = await browser.submit(await open(staffId, '/invite'), 'main form')
    expect(page.body.querySelector('[data-secret]')?.text).toBe('ABCD-EFGH-JKLM')
  })

  it('that is one’s own has nothing to press, and says so', async () => {
    accounts().addStaff({ staffId: me })
    const page = await open(me)
    expect(textOf(page)).toContain('This is your own account.')
    expect(page.body.querySelectorAll('main form, main .govuk-button')).toEqual([])
    for (const step of ['/disable', '/invite']) expect((await open(me, step)).path).toBe(page.path)
  })

  it('stays as it was when sign-in refuses', async () => {
    const { staffId } = accounts().addStaff()
    for (const step of [changeStaff, disableStaff]) accounts().refuse(step, 'own-account')
    const changed = await browser.submit(await open(staffId), 'main form', { ...typed })
    const disabled = await browser.submit(await open(staffId, '/disable'), 'main form')
    for (const step of [changeStaff, disableStaff]) accounts().refuse(step, null)
    for (const page of [changed, disabled])
      expect(errorsOf(page).join()).toContain('You cannot change your own role or access')
  })

  it.each(['/manage/staff/nobody', `/manage/staff/${me}`, `/manage/staff/${me}/code`])(
    'that is not there has no page: %s',
    async (path) => {
      expect((await browser.open(path)).status).toBe(404)
    },
  )
})

async function readSessions(): Promise<string> {
  const client = new pg.Client({ connectionString: console.adminUrl })
  await client.connect()
  const { rows } = await client.query('select sess from console.session')
  await client.end()
  return JSON.stringify(rows)
}

import { forThisFile } from '@gwirio/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { headingOf, type Page } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
afterEach(() => {
  console.provider.state.scope = null
})

const links = (page: Page) =>
  page.body.querySelectorAll('main a').map((link) => link.getAttribute('href'))

async function openAs(scope: string | null, path: string): Promise<Page> {
  console.provider.state.scope = scope
  return (await signIn(console)).open(path)
}

describe('the first page for managers', () => {
  it('leads a manager to everything that can be changed, and to the figures', async () => {
    expect(links(await openAs(null, '/manage'))).toEqual([
      '/manage/staff',
      '/manage/clients',
      '/manage/areas',
      '/manage/templates',
      '/manage/locked',
      '/manage/retention',
      '/figures',
    ])
  })

  it('leads nobody to what their provider does not let them do', async () => {
    const scope = 'verification:watch party:read party:unlock figures:read'
    expect(links(await openAs(scope, '/manage'))).toEqual(['/manage/locked', '/figures'])
  })

  it.each([
    '/manage/staff',
    '/manage/staff/add',
    '/manage/clients',
    '/manage/areas/gwent',
    '/manage/templates',
    '/manage/locked',
    '/manage/retention',
    '/figures',
    '/figures/outcomes.svg',
    '/figures/outcomes.csv',
  ])('is no way around that: %s is refused', async (path) => {
    const page = await openAs('verification:watch party:read', path)
    expect([page.status, headingOf(page)]).toEqual([403, 'You cannot do this'])
  })

  it('hides staff and systems when another provider keeps them', async () => {
    await using other = await startTestConsole({ MANAGE_STAFF: 'false' })
    const browser = await signIn(other)
    expect(links(await browser.open('/manage'))).not.toContain('/manage/staff')
    expect((await browser.open('/manage/staff')).status).toBe(404)
    expect((await browser.open('/manage/clients')).status).toBe(404)
  })
})

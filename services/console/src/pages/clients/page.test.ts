import { addClient, disableClient } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, headingOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

const accounts = () => console.managing.accounts
beforeEach(() => {
  accounts().clients.length = 0
  accounts().asked.length = 0
})

const one = '/manage/clients/reports'
const submit = async (path: string, fields: Record<string, string> = {}) =>
  browser.submit(await browser.open(path), 'main form', fields)

describe('the list of systems', () => {
  it('says of each how old its secret is and whether an older one goes on', async () => {
    accounts().addClient({ oldSecretUntil: '2030-01-02T03:04:00Z' })
    accounts().addClient({ clientId: 'older', oldSecretUntil: '2020-01-02T03:04:00Z' })
    accounts().addClient({ clientId: 'gone', disabled: true })
    const page = await browser.open('/manage/clients')
    const [first = '', second = '', third = ''] = page.body
      .querySelectorAll('.gwirio-list__item')
      .map(({ text }) => text)
    expect([first, second, third].map((text) => text.includes('New secret'))).toEqual([
      false,
      true,
      true,
    ])
    expect(first).toContain('Disabled')
    expect(second).not.toContain('The old secret')
    expect(third).toContain('The old secret goes on until 2 January 2030 at 03:04')
  })
})

describe('a new system', () => {
  it('shows its secret once', async () => {
    const page = await submit('/manage/clients/add', {
      clientId: ' Reports ',
      scopes: 'correspondence:send',
    })
    expect(accounts().asked).toEqual([
      {
        operation: 'addClient',
        body: { clientId: 'reports', scopes: ['correspondence:send'] },
      },
    ])
    expect(page.body.querySelector('[data-secret]')?.text).toBe('ABCD-EFGH-JKLM')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const again = await browser.open(page.path)
    expect(headingOf(again)).toBe('The secret was shown already')
    expect(again.html).not.toContain('ABCD')
  })

  it('has to have a name of the right form that no other has', async () => {
    const wrong = await submit('/manage/clients/add', { clientId: 'a/b' })
    expect(errorsOf(wrong)).toEqual([
      'Enter a name of 3 to 64 small letters, digits or dashes',
      'Choose at least one thing that it may do',
    ])
    expect(wrong.body.querySelector('#clientId')?.getAttribute('value')).toBe('a/b')
    expect(accounts().asked).toEqual([])
    accounts().refuse(addClient, 'client-taken')
    const taken = await submit('/manage/clients/add', {
      clientId: 'reports',
      scopes: 'verification:read',
    })
    accounts().refuse(addClient, null)
    expect(errorsOf(taken).join()).toContain('Choose another')
  })
})

describe('a new secret', () => {
  it.each([
    ['0', 'Any older secret has ended.'],
    ['24', 'The old secret goes on until 31 January 2027 at 12:00.'],
  ])('with %s hours for the old one says so: %s', async (keepOldHours, words) => {
    accounts().addClient()
    const page = await submit(`${one}/new-secret`, { keepOldHours })
    expect(accounts().asked).toEqual([
      { operation: 'changeClientSecret', body: { keepOldHours: Number(keepOldHours) } },
    ])
    expect(textOf(page)).toContain(words)
    expect(page.body.querySelector('[data-secret]')?.text).toBe('ABCD-EFGH-JKLM')
  })

  it.each([{}, { keepOldHours: '9999' }])(
    'is not made without that choice (%j)',
    async (fields) => {
      accounts().addClient()
      const page = await submit(`${one}/new-secret`, fields as Record<string, string>)
      expect(errorsOf(page)).toEqual(['Choose how long the old secret goes on'])
      expect(page.body.querySelector('#keepOldHours')).not.toBeNull()
      expect(accounts().asked).toEqual([])
    },
  )

  it('is not for a system that is disabled, or that is not there', async () => {
    expect((await browser.open(`${one}/new-secret`)).status).toBe(404)
    accounts().addClient({ disabled: true })
    expect((await browser.open(`${one}/new-secret`)).status).toBe(404)
  })
})

describe('disabling a system', () => {
  it('is confirmed first', async () => {
    const client = accounts().addClient()
    const page = await submit(`${one}/disable`)
    expect(textOf(page)).toContain('The system was disabled.')
    expect(client.disabled).toBe(true)
  })

  it('that cannot be done now changes nothing and says so', async () => {
    const client = accounts().addClient()
    accounts().refuse(disableClient, 'not-ready')
    const page = await submit(`${one}/disable`)
    accounts().refuse(disableClient, null)
    expect(errorsOf(page).join()).toContain('does not answer')
    expect(client.disabled).toBe(false)
  })
})

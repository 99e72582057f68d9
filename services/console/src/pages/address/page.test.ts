import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { walkToAddress } from '../../../tests/walk.ts'

let console: TestConsole
let browser: Browser & { home: Page }
beforeAll(async () => {
  console = await startTestConsole()
  browser = await signIn(console)
})
afterAll(() => console[Symbol.asyncDispose]())

describe('the address', () => {
  it('goes to the service as it was typed, and the verification shows', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const page = await steps.giveAddress(form)
    expect(console.verifications.asked.at(-1)?.body).toMatchObject({
      address: "o'brien&co+llys@post.example",
      addressAgain: "o'brien&co+llys@post.example",
      safeContact: { phoneIsPrivate: true, mailboxIsPrivate: true },
    })
    expect(page.path).toMatch(/^\/cases\/[\w-]+\/verifications\/[\w-]+$/)
    expect(textOf(page)).toContain("o'brien&co+llys@post.example")
    expect(page.through.join()).not.toContain('brien')
  })

  it('has fields that the browser neither fills, corrects nor reads aloud as another', async () => {
    const { form } = await walkToAddress(console, browser)
    for (const name of ['address', 'addressAgain']) {
      const { attributes } = form.body.querySelector(`input[name=${name}]`) as never as {
        attributes: Record<string, string>
      }
      expect(attributes).toMatchObject({
        type: 'text',
        inputmode: 'email',
        autocomplete: 'off',
        autocapitalize: 'none',
        spellcheck: 'false',
      })
    }
  })

  it('says everything that is missing at once, and keeps what was typed', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const page = await steps.giveAddress(form, { phoneIsPrivate: '', address: '' })
    expect(page.status).toBe(400)
    expect(errorsOf(page)).toEqual([
      'Choose whether the phone is private',
      'Enter the e-mail address',
    ])
    const links = page.body.querySelectorAll('.govuk-error-summary a')
    for (const link of links)
      expect(page.body.querySelector(link.getAttribute('href') ?? ''), link.text).not.toBeNull()
    expect(page.body.querySelector('#addressAgain')?.getAttribute('value')).toContain("o'brien&co")
    expect(page.body.querySelector('[name=mailboxIsPrivate][checked]')?.getAttribute('value')).toBe(
      'yes',
    )
  })

  it.each([
    ['phoneIsPrivate', 'Somebody else can read this phone.'],
    ['mailboxIsPrivate', 'Somebody else can read this mailbox.'],
  ])('asks for no address once %s is no', async (field, words) => {
    const { form, steps } = await walkToAddress(console, browser)
    console.verifications.asked.length = 0
    const page = await steps.giveAddress(form, { [field]: 'no', address: '', addressAgain: '' })
    expect(errorsOf(page)).toEqual([expect.stringContaining(words)])
    expect(console.verifications.asked).toEqual([])
  })
})

import { publishTemplate } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'

const editor = '/manage/templates/sms-code/code-text'
const welsh = 'Eich cod yw {code}. Anfonwch ef yn ol.'
const english = 'Your code is {code}. Send it back.'

const console = await forThisFile(startTestConsole())
let browser: Browser
let texts: TestConsole['managing']['texts']
beforeAll(async () => {
  texts = console.managing.texts
})
beforeEach(async () => {
  browser = await signIn(console)
  texts.asked.length = 0
  texts.refuse(publishTemplate, null)
  texts.publishElsewhere('code-text', 'Your code is {code}.')
})

const write = async (cy: string, en: string, button = 'form#editor', path = editor) =>
  browser.submit(await browser.open(path), button, { 'cy-text': cy, 'en-text': en })
/** The button that sends the form elsewhere. */
const preview = async (cy: string, en: string) => {
  const page = await browser.open(editor)
  page.body.querySelector('form#editor')?.setAttribute('action', `${editor}/preview`)
  return browser.submit(page, 'form#editor', { 'cy-text': cy, 'en-text': en })
}
const previewIn = (page: Page, language: string) =>
  page.body.querySelector(`[data-preview=${language}]`)
const typedIn = (page: Page, field: string) => page.body.querySelector(`#${field}`)?.text.trim()

describe('the list of messages', () => {
  it('says of each when it was last published, and by whom', async () => {
    const text = textOf(await browser.open('/manage/templates'))
    expect(text).toContain('E-mail that asks for the code E-mail As it was delivered with Gwirio')
    expect(text).toContain('Published 21 November 2026 at 09:00 by Mair Jones')
  })
})

describe('the editor', () => {
  it('has both languages side by side and names what must stand in them', async () => {
    const page = await browser.open(editor)
    expect(headingOf(page)).toBe('Text message with the code')
    expect(textOf(page)).toContain('in braces, once: {code}.')
    expect(typedIn(page, 'en-text')).toBe('Your code is {code}.')
    expect(page.body.querySelector('#cy-text')?.getAttribute('lang')).toBe('cy')
    const mail = await browser.open('/manage/templates/email-verification/prompt')
    expect(mail.body.querySelector('#cy-subject')).not.toBeNull()
    expect(textOf(mail)).toContain('Nothing is filled in here')
  })

  it.each(['/manage/templates/sms-code/prompt', '/manage/templates/elsewhere/prompt'])(
    'is not there for %s',
    async (path) => {
      expect((await browser.open(path)).status).toBe(404)
    },
  )
})

describe('the preview', () => {
  it('counts characters and parts, and says that every letter fits', async () => {
    const page = await preview(welsh, english)
    expect(page.path).toBe(editor)
    expect(previewIn(page, 'en')?.text).toContain('Your code is 123456.')
    expect(previewIn(page, 'en')?.text).toContain('34 characters, 1 part, 160-character encoding')
    expect(previewIn(page, 'cy')?.text).toContain('Every letter fits')
    expect(previewIn(page, 'both')?.text).toContain('yn ol.\n\nYour code')
  })

  it('marks the very letters that force the 70-character encoding', async () => {
    const page = await preview('{code} Dŵr a thân – dŵr', english)
    const marked = previewIn(page, 'cy')?.querySelectorAll('[data-wording] mark')
    expect(marked?.map(({ firstChild }) => firstChild?.text)).toEqual(['ŵ', 'â', '–', 'ŵ'])
    expect(previewIn(page, 'cy')?.text).toContain('1 part, 70-character encoding')
    expect(previewIn(page, 'en')?.querySelectorAll('mark')).toEqual([])
    expect(previewIn(page, 'both')?.querySelectorAll('[data-wording] mark')).toHaveLength(4)
  })

  it('keeps what was typed until it is forgotten, and publishes nothing', async () => {
    await preview(welsh, english)
    const page = await browser.open(editor)
    expect(typedIn(page, 'en-text')).toBe(english)
    expect(textOf(page)).toContain('This is your draft.')
    expect(textOf(await browser.open('/manage/templates'))).toContain('This is your draft.')
    const forgotten = await browser.submit(page, 'form[action$="/discard"]')
    expect(typedIn(forgotten, 'en-text')).toBe('Your code is {code}.')
    expect(texts.asked).toEqual([])
  })

  it('has what is written in a letter once, between the words of both languages', async () => {
    const page = await browser.open('/manage/templates/correspondence/letter')
    const own = 'Eich apwyntiad / Your appointment'
    const [before = '', after = '', ...more] = previewIn(page, 'both')?.text.split(own) ?? []
    expect(more).toEqual([])
    expect(before).toMatch(/fel y cytunwyd\.\s+We are sending/)
    expect(after).toMatch(/ffordd arferol\.\s+If you have/)
    expect(previewIn(page, 'en')?.text.split(own)).toHaveLength(2)
  })

  it('escapes what was typed', async () => {
    const page = await preview('<script>alert(1)</script> {code}', '{code} <b>')
    expect(page.html).not.toMatch(/<script>|<b>/)
    expect(previewIn(page, 'cy')?.text).toContain('<script>')
  })
})

describe('publishing', () => {
  it('first shows what would change, in each language, and then publishes both', async () => {
    const check = await write(welsh, 'Your code is {code}.')
    expect([check.path, headingOf(check)]).toEqual([`${editor}/check`, 'Publish this message?'])
    expect(textOf(check)).toContain('Eich cod yw 123456. Anfonwch ef yn ol.')
    expect(textOf(check)).toContain('English No change')
    expect(texts.asked).toEqual([])
    const done = await browser.submit(check, 'form[action$="/publish"]')
    expect([done.path, textOf(done)]).toEqual([
      '/manage/templates',
      expect.stringContaining('The message was published.'),
    ])
    expect(texts.asked).toMatchObject([{ cy: { subject: null, text: welsh } }])
    expect(textOf(await browser.open(editor))).not.toContain('This is your draft.')
  })

  it('shows what somebody gets whose language is not known, before and after, with its parts', async () => {
    const check = await write(`${welsh} Dŵr a thân.`, english)
    expect(textOf(check)).toContain('In both languages This is what the service user gets when')
    const [before, after] = check.body.querySelectorAll('[data-preview=both]')
    expect(before?.text).toContain('1 part, 160-character encoding')
    expect(after?.text).toContain('n.\n\nYour code is 123456. Send it back.')
    expect(after?.text).toContain('2 parts, 70-character encoding')
    const named = after?.querySelectorAll('.gwirio-preview__facts mark')
    expect(named?.map(({ text }) => text)).toEqual(['ŵ', 'â'])
  })

  it.each([
    ['', english, 'The Welsh wording is not complete', 'cy-text'],
    [welsh, ' ', 'The English wording is not complete', 'en-text'],
    [welsh, 'No code.', 'English: Use each', 'en-text'],
    ['{code} gwirio.example', english, 'Welsh: ', 'cy-text'],
    [welsh, '{code} in 10 minutes', 'English: Take out the digits', 'en-text'],
    [welsh, `{code} ${'x'.repeat(2000)}`, 'no more than 2,000 characters', 'en-text'],
    [`{code} ${'â'.repeat(200)}`, english, 'too many parts', 'cy-text'],
  ])('is refused for “%s” and “%s”, which stay', async (cy, en, error, field) => {
    const page = await write(cy, en)
    expect(page.status).toBe(400)
    expect(errorsOf(page)).toEqual([expect.stringContaining(error)])
    expect(page.body.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe(
      `#${field}`,
    )
    expect(typedIn(page, 'cy-text')).toBe(cy.trim())
    expect(typedIn(page, 'en-text')).toBe(en.trim())
    expect(texts.asked).toEqual([])
  })

  it('has nothing to do when nothing was changed', async () => {
    const { cy, en } = texts.templates[0] ?? { cy: { text: '' }, en: { text: '' } }
    const page = await write(cy.text, `${en.text}  `)
    expect(errorsOf(page)).toEqual(['Nothing was changed: there is nothing to publish.'])
  })

  it('keeps what was typed beside the newer wording when somebody else was first', async () => {
    const check = await write(welsh, english)
    texts.publishElsewhere('code-text', 'Somebody else wrote {code}.')
    const conflict = await browser.submit(check, 'form[action$="/publish"]')
    expect(conflict.status).toBe(400)
    expect(errorsOf(conflict).join()).toContain('Somebody else published')
    expect(textOf(conflict)).toContain('Somebody else wrote {code}.')
    expect(typedIn(conflict, 'en-text')).toBe(english)
    const again = await browser.submit(conflict, 'form#editor', {
      'cy-text': welsh,
      'en-text': english,
    })
    await browser.submit(again, 'form[action$="/publish"]')
    expect(texts.templates[0]?.en.text).toBe(english)
  })

  it('says at the check already that somebody else was first', async () => {
    const page = await browser.open(editor)
    texts.publishElsewhere('code-text', 'Somebody else wrote {code}.')
    const answer = await browser.submit(page, 'form#editor', {
      'cy-text': welsh,
      'en-text': english,
    })
    expect(errorsOf(answer).join()).toContain('Somebody else published')
    expect(typedIn(answer, 'cy-text')).toBe(welsh)
  })

  it('loses nothing when the service is down', async () => {
    const check = await write(welsh, english)
    texts.refuse(publishTemplate, 'not-ready')
    const page = await browser.submit(check, 'form[action$="/publish"]')
    expect(errorsOf(page).join()).toContain('does not answer')
    expect(typedIn(page, 'en-text')).toBe(english)
  })

  it('without a draft leads to the editor', async () => {
    expect((await browser.open(`${editor}/check`)).path).toBe(editor)
  })
})

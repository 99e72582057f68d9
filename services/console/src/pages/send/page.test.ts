import { previewCorrespondence, sendCorrespondence } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, headingOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
const world = console.correspondence
let browser: Browser
let path = ''

beforeEach(async () => {
  browser = await signIn(console)
  console.parties.parties.length = 0
  console.verifications.verifications.length = 0
  world.all.length = 0
  world.asked.length = 0
  const party = console.parties.add()
  console.verifications.add({ state: 'verified', address: "o'brien&co@post.example" })
  path = `/cases/${party.caseId}/parties/${party.partyId}`
})

const words = { kind: 'letter', reference: 'L/1', subject: '', text: 'Annwyl Siân\r\n\r\nDŵr' }
const write = async (typed: Record<string, string> = words) =>
  browser.submit(await browser.open(`${path}/send`), 'main form', typed)
const pdf = { 'adroddiad ŵ.pdf': '%PDF-1.7' }
const sentKeys = () =>
  world.asked
    .filter(({ operation }) => operation === 'sendCorrespondence')
    .map(({ body }) => (body as { key: string }).key)

describe('sending', () => {
  it('is offered on the pages of the party and of the verification', async () => {
    const [verification] = console.verifications.verifications
    const at = `/cases/${verification?.caseId}/verifications/${verification?.verificationId}`
    for (const page of [await browser.open(path), await browser.open(at)])
      expect(page.body.querySelector(`a[href="${path}/send"]`)?.text.trim()).toBe(
        'Send a letter or report',
      )
  })

  it.each([
    ['suspended', {}],
    ['awaiting-reply', {}],
    ['verified', { frozen: true }],
  ] as const)(
    'is not offered for what is %s %o, and its page is not there',
    async (state, more) => {
      Object.assign(console.verifications.verifications[0] ?? {}, { state, ...more })
      expect((await browser.open(path)).body.querySelector('a[href$="/send"]')).toBeNull()
      expect((await browser.open(`${path}/send`)).path).toBe(path)
      expect((await browser.open(`${path}/send/check`)).path).toBe(path)
    },
  )

  it('shows the words as the person will see them, then sends them with the documents', async () => {
    const check = await write()
    expect([check.path, headingOf(check)]).toEqual([`${path}/send/check`, 'Check and send'])
    expect(check.body.querySelector('[data-preview=text]')?.text).toContain('It is confidential.')
    expect(textOf(check)).toContain("o'brien&co@post.example")
    const page = await browser.submitFiles(check, 'main form[enctype]', pdf)
    expect(headingOf(page)).toBe('Letter L/1')
    expect(textOf(page)).toContain('It leaves in 2 minutes')
    expect(world.asked.filter(({ operation }) => operation !== 'listCorrespondence')).toEqual([
      expect.objectContaining({ operation: 'previewCorrespondence' }),
      expect.objectContaining({ operation: 'previewCorrespondence' }),
      {
        operation: 'sendCorrespondence',
        body: {
          case: 'GW26P00123',
          party: '1',
          address: "o'brien&co@post.example",
          kind: 'letter',
          reference: 'L/1',
          // As every multipart form has its lines (HTML, *encoding the form data set*)
          text: 'Annwyl Siân\r\n\r\nDŵr',
          key: expect.stringMatching(/^[\w-]{36}$/),
        },
      },
    ])
    expect(world.documents).toMatchObject([{ name: 'adroddiad ŵ.pdf' }])
    expect(world.documents[0]?.bytes.toString()).toBe('%PDF-1.7')
  })

  it('shows large print as it is, in a frame that runs and loads nothing', async () => {
    world.preview = {
      ...world.preview,
      html: '<p style="font-size: 24px">Here</p><script></script>',
    }
    const check = await write()
    world.preview = { ...world.preview, html: null }
    const frame = check.body.querySelector('iframe')
    expect(frame?.getAttribute('sandbox')).toBe('')
    expect(check.headers.get('content-security-policy')).toContain("; frame-src 'self'")
    world.preview = { ...world.preview, html: '<p style="font-size: 24px">Here</p>' }
    const print = await browser.fetch(frame?.getAttribute('src') ?? '')
    world.preview = { ...world.preview, html: null }
    expect(await print.text()).toContain('font-size: 24px')
    expect(print.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
    )
    expect((await browser.open(`${path}/send/large-print.html`)).status).toBe(404)
  })

  it('keeps the words to be changed, in the session and nowhere else', async () => {
    await write()
    const again = await browser.open(`${path}/send`)
    expect(again.body.querySelector('#text')?.text).toContain('Annwyl Siân')
    expect(again.body.querySelector('#reference')?.getAttribute('value')).toBe('L/1')
    const other = await signIn(console)
    expect((await other.open(`${path}/send/check`)).path).toBe(`${path}/send`)
  })
})

describe('what was typed', () => {
  it('is checked, each field by itself, and stays', async () => {
    const page = await write({
      kind: 'x',
      reference: '<b>',
      subject: 'a',
      text: 'x'.repeat(20_001),
    })
    expect([page.status, errorsOf(page)]).toEqual([
      400,
      [
        'Choose what it is',
        'Enter a reference of up to 64 letters, digits, spaces and . _ / - that begins with a letter or digit',
        'Enter a subject of 3 to 150 letters, or leave it empty',
        'Write no more than 20,000 letters',
      ],
    ])
    expect(page.body.querySelector('#text')?.text).toHaveLength(20_001)
    expect(world.asked).toEqual([])
  })

  it('may be 20,000 letters with accents', async () => {
    expect((await write({ ...words, text: 'ŵ'.repeat(20_000) })).path).toBe(`${path}/send/check`)
  })

  it('goes no further when the gate is closed', async () => {
    world.refuse(previewCorrespondence, 'gate-closed')
    const page = await write()
    world.refuse(previewCorrespondence, null)
    expect(errorsOf(page).join()).toContain('Nothing may be sent to this address')
    expect(page.path).toBe(`${path}/send`)
  })
})

describe('a letter', () => {
  it('is handed in once, however often its form is sent', async () => {
    const check = await write()
    const [one, other] = await Promise.all([
      browser.submitFiles(check, 'main form[enctype]', pdf),
      browser.submitFiles(check, 'main form[enctype]', pdf),
    ])
    const again = await browser.submitFiles(check, 'main form[enctype]', pdf)
    expect(new Set([one.path, other.path, again.path])).toHaveLength(1)
    expect(world.all).toHaveLength(1)
    expect(new Set(sentKeys())).toHaveLength(1)
    expect((await browser.open(`${path}/send/check`)).path).toBe(`${path}/send`)
  })

  it('keeps its name while it is not known whether it was taken', async () => {
    const check = await write()
    world.refuse(sendCorrespondence, 'not-ready')
    const page = await browser.submitFiles(check, 'main form[enctype]', pdf)
    world.refuse(sendCorrespondence, null)
    expect(errorsOf(page).join()).toContain('press Send again: it is not sent twice')
    expect(textOf(page)).toContain('The documents have to be chosen again')
    expect(textOf(page)).toContain('It may have been handed in')
    await browser.submitFiles(page, 'main form[enctype]', pdf)
    expect(sentKeys()).toHaveLength(2)
    expect(new Set(sentKeys())).toHaveLength(1)
  })

  it('with other words is another one, and the form of the older one sends nothing', async () => {
    const older = await write()
    await write({ ...words, text: 'Other words' })
    const page = await browser.submitFiles(older, 'main form[enctype]', pdf)
    expect(errorsOf(page).join()).toContain('in another window')
    expect(sentKeys()).toEqual([])
    const newer = await browser.open(`${path}/send/check`)
    expect((await browser.submitFiles(newer, 'main form[enctype]', {})).status).toBe(200)
    expect(world.all).toHaveLength(1)
  })

  it.each([
    'nothing-to-send',
    'document-infected',
    'document-type',
    'document-has-macros',
    'document-name',
    'subject-has-personal-data',
    'gate-closed',
    'idempotency-key-used',
    'busy',
  ] as const)('that is refused says why, and can be sent again: %s', async (problem) => {
    const check = await write()
    world.refuse(sendCorrespondence, problem)
    const page = await browser.submitFiles(check, 'main form[enctype]', pdf)
    world.refuse(sendCorrespondence, null)
    expect([page.status, errorsOf(page).length]).toEqual([400, 1])
    expect(headingOf(page)).toBe('Check and send')
    expect(textOf(page)).not.toContain('It may have been handed in')
    const sent = await browser.submitFiles(page, 'main form[enctype]', pdf)
    expect(headingOf(sent)).toBe('Letter L/1')
  })

  it('with a subject that tells is stopped before the documents are chosen', async () => {
    world.refuse(previewCorrespondence, 'subject-has-personal-data')
    const page = await write()
    world.refuse(previewCorrespondence, null)
    expect(headingOf(page)).toBe('Send a letter or report')
    expect(page.body.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe('#subject')
  })

  it('without words and documents is nothing to send', async () => {
    const check = await write({ ...words, text: '' })
    const page = await browser.submitFiles(check, 'main form[enctype]', {})
    expect(errorsOf(page).join()).toContain('There is nothing to send yet')
  })
})

describe('the form with the documents', () => {
  const post = (body: FormData | string, headers: Record<string, string> = {}) =>
    browser.open(`${path}/send/check`, { method: 'POST', body, headers })

  it('needs the token of its session', async () => {
    const check = await write()
    const body = new FormData()
    body.append('key', check.body.querySelector('input[name=key]')?.getAttribute('value') ?? '')
    body.append('documents', new Blob(['%PDF']), 'a.pdf')
    const forged = await post(body)
    expect([forged.status, headingOf(forged)]).toEqual([403, 'This form is too old'])
    body.append('_csrf', 'x'.repeat(256))
    body.append('_csrf', 'y')
    expect((await post(body)).status).toBe(403)
    expect(sentKeys()).toEqual([])
  })

  it('is read from nobody who may not send', async () => {
    const check = await write()
    console.provider.state.scope = 'party:read verification:watch correspondence:watch'
    const reader = await signIn(console)
    console.provider.state.scope = null
    expect((await reader.submitFiles(check, 'main form[enctype]', pdf)).status).toBe(403)
    expect((await reader.open(`${path}/send`)).status).toBe(403)
    expect(sentKeys()).toEqual([])
  })

  it('that is too large says so on the page of the letter', async () => {
    const check = await write()
    const large = { 'large.pdf': new Uint8Array(25 * 1024 * 1024 + 1) }
    const page = await browser.submitFiles(check, 'main form[enctype]', large)
    expect(errorsOf(page).join()).toContain('larger than 25 MB together')
    expect(headingOf(page)).toBe('Check and send')
    expect(sentKeys()).toEqual([])
  })

  it('with more than ten documents, or cut short, says so too', async () => {
    const check = await write()
    const eleven = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`${index}.pdf`, 'x']),
    )
    const page = await browser.submitFiles(check, 'main form[enctype]', eleven)
    expect(errorsOf(page).join()).toContain('more than 10')
    const cut = await post(
      '--b\r\nContent-Disposition: form-data; name="documents"; filename="a"',
      {
        'content-type': 'multipart/form-data; boundary=b',
      },
    )
    expect(errorsOf(cut).join()).toContain('did not arrive whole')
    expect(sentKeys()).toEqual([])
  })
})

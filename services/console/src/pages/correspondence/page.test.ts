import { readCorrespondence, recallCorrespondence, releaseCorrespondence } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, headingOf, textOf, titleOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { pathOf } from './path-of.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
const world = console.correspondence

beforeEach(() => {
  world.all.length = 0
  world.asked.length = 0
})

describe('what staff have just sent', () => {
  it('shows how long it can still be recalled, and the button for that first', async () => {
    const page = await browser.open(pathOf(world.add({ reference: 'L/1' })))
    expect(headingOf(page)).toBe('Letter L/1')
    expect(titleOf(page)).toBe('Letter or report – Verify an address')
    expect(textOf(page)).toContain('It leaves in 2 minutes')
    const buttons = page.body.querySelectorAll('main button, main .govuk-button')
    expect(buttons[0]?.text.trim()).toBe('Recall it')
    expect(page.html).toMatch(/http-equiv="refresh" content="15;/)
  })

  it('is recalled by one press, by whoever presses it', async () => {
    const sent = world.add()
    const page = await browser.submit(await browser.open(pathOf(sent)), 'form[action$="/recall"]')
    expect(page.path).toBe(pathOf(sent))
    expect(textOf(page)).toMatch(/Recalled A person recalled it/)
    expect(page.body.querySelector('form[action$="/recall"]')).toBeNull()
    expect(page.html).not.toContain('http-equiv="refresh" content="15;')
  })

  it('that has left meanwhile says so, and how it stands now', async () => {
    const sent = world.add()
    const page = await browser.open(pathOf(sent))
    world.happen(sent, 'sent', { state: 'sent', sentAt: console.clock.now().toISOString() })
    const late = await browser.submit(page, 'form[action$="/recall"]')
    expect(late.status).toBe(409)
    expect(errorsOf(late)).toEqual([
      'It could not be recalled: it has left, or leaves at this moment.',
    ])
    expect(textOf(late)).toContain('Nobody can take it back')
  })

  it('says that it leaves now when the time is over', async () => {
    const readyAt = new Date(console.clock.now().getTime() - 1000).toISOString()
    expect(textOf(await browser.open(pathOf(world.add({ readyAt }))))).toContain('It leaves now')
  })

  it('keeps what a service that is down did not do', async () => {
    const page = await browser.open(pathOf(world.add()))
    world.refuse(recallCorrespondence, 'not-ready')
    const failed = await browser.submit(page, 'form[action$="/recall"]')
    world.refuse(recallCorrespondence, null)
    expect(errorsOf(failed).join()).toContain('does not answer')
  })
})

describe('what was handed over', () => {
  it('shows the server, the encryption, and what has happened', async () => {
    const sent = world.add({ wayIn: 'http', submittedBy: 'reports' })
    const at = console.clock.now().toISOString()
    world.happen(sent, 'sent', {
      state: 'sent',
      sentAt: at,
      handOver: { host: 'mx.post.example', tls: 'TLSv1.3', verified: true, policy: 'mta-sts', at },
    })
    const text = textOf(await browser.open(pathOf(sent)))
    expect(text).toContain('Mail server that took it mx.post.example')
    expect(text).toContain(
      'TLSv1.3, the server proved who it is. The domain demands encryption (MTA-STS)',
    )
    expect(text).toContain('By a report-sending system')
    expect(text).toMatch(/What has happened Taken by the mail server .* Handed in/)
    expect(text).not.toContain('undefined')
  })

  it('may have left, where nobody knows', async () => {
    const text = textOf(
      await browser.open(pathOf(world.add({ state: 'held', reason: 'may-have-left' }))),
    )
    expect(text).toContain('treat it as sent')
  })
})

describe('what is held', () => {
  const held = () =>
    world.add({
      state: 'held',
      reason: 'details-of-others',
      wayIn: 'http',
      documents: [{ name: 'report.pdf', type: 'pdf', bytes: 20_480 }],
      findings: [
        { place: 'document', document: 0, what: 'postcode' },
        { place: 'subject', document: null, what: 'never-heard-of' },
      ],
    })

  it('says where and of what kind, and never what', async () => {
    const text = textOf(await browser.open(pathOf(held())))
    expect(text).toContain('In a document (report.pdf): the postcode of another party')
    expect(text).toContain('In the subject: Something that a person must look at')
    expect(text).toContain('Download report.pdf (PDF, 20 kilobytes)')
  })

  it('is shown with address, subject and text to whoever decides', async () => {
    world.content = { ...world.content, text: '<script>alert(1)</script>' }
    const page = await browser.open(`${pathOf(held())}/content`)
    expect(headingOf(page)).toBe('What it says')
    expect(textOf(page)).toContain('sian@post.example')
    expect(page.html).not.toContain('<script>alert')
    expect(world.asked).toContainEqual(
      expect.objectContaining({ operation: 'readCorrespondenceContent' }),
    )
  })

  it('is released with a note, and the number in the navigation follows', async () => {
    const one = held()
    const list = await browser.open('/correspondence')
    expect(list.body.querySelector('nav [aria-current]')?.text).toContain('Correspondence (1)')
    const asked = await browser.open(`${pathOf(one)}/release`)
    expect(headingOf(asked)).toBe('Release it?')
    const nothing = await browser.submit(asked, 'main form')
    expect(errorsOf(nothing)).toEqual(['Write why, in at least 3 letters'])
    const page = await browser.submit(asked, 'main form', { note: 'Read it all' })
    expect(page.path).toBe(pathOf(one))
    expect(world.asked).toContainEqual({
      operation: 'releaseCorrespondence',
      body: { note: 'Read it all' },
    })
    expect(textOf(page)).toContain('On its way')
    expect(textOf(page)).toContain('Released by Mair Jones: “Read it all”')
    expect(page.html).not.toContain('Correspondence (1)')
  })

  it('is refused with a note', async () => {
    const one = held()
    const asked = await browser.open(`${pathOf(one)}/refuse`)
    const page = await browser.submit(asked, 'main form', { note: 'Not for her' })
    expect(textOf(page)).toMatch(/Not sent A person decided that it must not go/)
    expect(textOf(page)).toContain('Refused by Mair Jones: “Not for her”')
    expect((await browser.open(`${pathOf(one)}/release`)).path).toBe(pathOf(one))
  })

  it('is not offered to be released by who sent it, and says why', async () => {
    const own = world.add({ state: 'held', reason: 'frozen' })
    const page = await browser.open(pathOf(own))
    expect(textOf(page)).toContain('somebody else must release it')
    expect(page.body.querySelector('a[href$="/release"]')).toBeNull()
    own.allowed = [...own.allowed, 'release']
    world.refuse(releaseCorrespondence, 'own-correspondence')
    const form = await browser.open(`${pathOf(own)}/release`)
    const refused = await browser.submit(form, 'main form', { note: 'I am sure' })
    world.refuse(releaseCorrespondence, null)
    expect(errorsOf(refused).join()).toContain('You sent this yourself')
    expect(refused.body.querySelector('textarea')?.text.trim()).toBe('I am sure')
  })
})

describe('a document', () => {
  it('is downloaded and never shown as a page of the console', async () => {
    const one = world.add({ documents: [{ name: 'a "b"/ŵ.txt', type: 'text', bytes: 8 }] })
    const answer = await browser.fetch(`${pathOf(one)}/documents/0`)
    expect(await answer.text()).toBe('<script>')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; filename=/),
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  it('is downloaded whichever it is: a message over SMTP can bring many', async () => {
    const documents = Array.from({ length: 12 }, (_, index) => ({
      name: `${index}.txt`,
      type: 'text' as const,
      bytes: 8,
    }))
    const one = world.add({ documents })
    const page = await browser.open(pathOf(one))
    const links = page.body.querySelectorAll('a[href*="/documents/"]')
    expect(links).toHaveLength(documents.length)
    const last = await browser.fetch(links.at(-1)?.getAttribute('href') ?? '')
    expect(last.headers.get('content-disposition')).toContain('11.txt')
  })

  it.each(['1', '99', '-1', 'x', '0%2F..'])('that is not there is not found: %s', async (which) => {
    const one = world.add({ documents: [{ name: 'a.txt', type: 'text', bytes: 8 }] })
    expect((await browser.open(`${pathOf(one)}/documents/${which}`)).status).toBe(404)
  })
})

describe('who may do what', () => {
  it('is by the scopes: an auditor sees it all and can do nothing', async () => {
    console.provider.state.scope =
      'party:read verification:watch correspondence:watch session:end figures:read'
    const auditor = await signIn(console)
    console.provider.state.scope = null
    const one = world.add()
    const page = await auditor.open(pathOf(one))
    expect(textOf(page)).toContain('It leaves in 2 minutes')
    expect(page.body.querySelectorAll('main form, main .govuk-button')).toEqual([])
    expect((await auditor.open('/correspondence')).status).toBe(200)
    expect((await auditor.open(`${pathOf(one)}/release`)).status).toBe(403)
  })

  it('is nothing without the scope', async () => {
    console.provider.state.scope = 'party:read verification:watch session:end'
    const other = await signIn(console)
    console.provider.state.scope = null
    expect((await other.open(pathOf(world.add()))).status).toBe(403)
    expect(other.home.html).not.toContain('href="/correspondence"')
  })

  it('is not found where there is none', async () => {
    world.refuse(readCorrespondence, 'correspondence-not-found')
    expect((await browser.open(pathOf(world.add()))).status).toBe(404)
    world.refuse(readCorrespondence, null)
  })
})

import { readParty } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'
import { pathOf } from './path-of.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

describe('the verification', () => {
  it('shows the state, what is left and what happened, newest first', async () => {
    const verification = console.verifications.add()
    console.verifications.happen(verification, 'prompt-sent')
    console.verifications.happen(verification, 'reply-held', { why: 'has-cc', triesLeft: 4 })
    const page = await browser.open(pathOf(verification))
    expect(page.body.querySelector('[data-state]')?.getAttribute('data-state')).toBe(
      'awaiting-reply',
    )
    const changes = page.body.querySelectorAll('[data-change]')
    expect(changes.map((row) => row.getAttribute('data-change'))).toEqual([
      'reply-held',
      'prompt-sent',
      'started',
    ])
    expect(changes[0]?.text).toContain('It was copied to somebody else.')
    expect(changes[0]?.text).toContain('No e-mail about this goes to the person.')
    expect(textOf(page)).toMatch(/Tries left 4 New codes left 2/)
  })

  it('names the party beside the references, and is there without the name too', async () => {
    const verification = console.verifications.add()
    const party = console.parties.parties.find(({ partyId }) => partyId === verification.partyId)
    const caption = async () =>
      (await browser.open(pathOf(verification))).body.querySelector('.govuk-caption-l')?.text
    expect(await caption()).toContain(party?.name)
    console.parties.refuse(readParty, 'not-ready')
    expect(await caption()).toMatch(/^Case \S+, party \S+$/)
    console.parties.refuse(readParty, null)
  })

  it('gives the words to say in the language of the party while the call goes on', async () => {
    const party = console.parties.add({ language: 'cy' })
    const steps = walk(browser, party)
    const page = await steps.all('cy')
    expect(page.body.querySelector('.gwirio-say [lang=cy]')?.text).toContain(
      'Rwyf wedi anfon e-bost',
    )
    const ended = await browser.submit(page, 'form[action$="/call/end"]')
    expect(ended.path).toBe(steps.path)
    expect((await browser.open(page.path)).body.querySelector('.gwirio-say')).toBeNull()
  })

  it('opens again by itself where there are no scripts, only while it waits', async () => {
    const verification = console.verifications.add()
    const refresh = async () => {
      const { html } = await browser.open(pathOf(verification))
      return html.match(
        /<noscript><meta http-equiv="refresh" content="(\d; [^"]*)"><\/noscript>/,
      )?.[1]
    }
    expect(await refresh()).toBe(`5; url=${pathOf(verification)}?auto=reload`)
    console.verifications.happen(verification, 'verified', { state: 'verified' })
    expect(await refresh()).toBeUndefined()
  })

  it('texts a new code', async () => {
    const verification = console.verifications.add()
    const page = await browser.submit(
      await browser.open(pathOf(verification)),
      'form[action$="/new-code"]',
    )
    expect(page.path).toBe(pathOf(verification))
    expect(textOf(page)).toMatch(/New codes left 1/)
  })

  it.each([
    ['any-time', 'any time is safe'],
    ['during-the-call', 'After that none is sent'],
    [{ from: '08:00', to: '10:00' }, 'at the times that they named, 08:00 to 10:00'],
  ] as const)('says when a new code would be texted: %o', async (safeToText, words) => {
    const page = await browser.open(pathOf(console.verifications.add({ safeToText })))
    expect(page.body.querySelector('form[action$="/new-code"]')?.text).toContain(words)
  })

  it('offers no new code when none is left', async () => {
    const page = await browser.open(pathOf(console.verifications.add({ codesLeft: 0 })))
    expect(page.body.querySelector('form[action$="/new-code"]')).toBeNull()
    expect(page.body.querySelector('form[action$="/cancel"]')).not.toBeNull()
  })

  it('stops safely with one press of what looks like any other link', async () => {
    const party = console.parties.add()
    const { caseId, partyId } = party
    const verification = console.verifications.add({ caseId, partyId })
    const open = await browser.open(pathOf(verification))
    const button = open.body.querySelector('button[name=reason][value=stop-safely]')
    expect(button?.getAttribute('class')).toBe('gwirio-link-button')
    const ended = await browser.submit(open, 'form[action$="/cancel"]', { reason: 'stop-safely' })
    expect(headingOf(ended)).toBe('The call has ended')
    expect(textOf(ended)).not.toMatch(/sian|GW26P|safe/i)
    expect(party.concern?.raised).toMatchObject([{ reason: 'stopped-safely' }])
    const page = await browser.open(pathOf(verification))
    expect(page.body.querySelector('[data-state]')?.getAttribute('data-state')).toBe('cancelled')
    expect(textOf(page)).toContain('It was stopped safely.')
    expect(textOf(page)).toContain('Speak to a manager before you phone.')
    expect(page.body.querySelector('form[action$="/cancel"]')).toBeNull()
  })

  it.each([
    ['cancel', 'awaiting-reply', 'cancelled', 'Codes that were texted no longer count'],
    ['suspend', 'verified', 'suspended', 'until a second person takes the suspension back'],
    ['end', 'verified', 'ended', 'nothing may be sent to this address'],
    ['end', 'suspended', 'ended', 'nothing may be sent to this address'],
  ] as const)('says what “%s” does and asks, from %s', async (step, state, next, does) => {
    const verification = console.verifications.add({ state })
    const link = `a[href="${pathOf(verification)}/confirm-${step}"]`
    const before = await browser.open(pathOf(verification))
    expect(before.body.querySelector(link)).not.toBeNull()
    expect(textOf(before)).toContain(does)
    const asked = await browser.open(`${pathOf(verification)}/confirm-${step}`)
    expect(textOf(asked)).toContain(does)
    expect(verification.state).toBe(state)
    const button = asked.body.querySelector('main form button')
    const reason = button?.getAttribute('value') ?? ''
    const page = await browser.submit(asked, `form[action$="/${step}"]`, { reason })
    expect([page.path, verification.state]).toEqual([pathOf(verification), next])
  })

  it.each(['cancel', 'suspend', 'end'])('asks nothing about “%s” that is over', async (step) => {
    const verification = console.verifications.add({ state: 'ended' })
    const page = await browser.open(`${pathOf(verification)}/confirm-${step}`)
    expect(page.path).toBe(pathOf(verification))
  })

  it('is not cancelled without one of the two reasons', async () => {
    const verification = console.verifications.add()
    const open = await browser.open(pathOf(verification))
    const page = await browser.submit(open, 'form[action$="/cancel"]', { reason: 'verified' })
    expect(page.status).toBe(404)
    expect(verification.state).toBe('awaiting-reply')
  })
})

describe('what has arrived', () => {
  const arrivalsOf = (page: Page) =>
    page.body.querySelectorAll('[data-arrival]').map((item) => item.getAttribute('data-arrival'))

  it('is seen at a glance: e-mail, text, reply, outcome', async () => {
    const verification = console.verifications.add()
    const seen = async () => arrivalsOf(await browser.open(pathOf(verification)))
    expect(await seen()).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
    console.verifications.happen(verification, 'prompt-sent')
    console.verifications.happen(verification, 'text-failed', { why: 'landline' })
    expect(await seen()).toEqual(['done', 'failed', 'waiting', 'waiting'])
    console.verifications.happen(verification, 'text-delivered')
    console.verifications.happen(verification, 'wrong-code')
    expect(await seen()).toEqual(['done', 'done', 'failed', 'waiting'])
  })

  it.each([
    ['wrong-code', 'the code in it was not right'],
    ['reply-without-code', 'I cannot find the code in it'],
    ['code-too-late', 'A new code is on its way'],
  ] as const)('after %s decides what is said to the caller', async (kind, words) => {
    const live = await walk(browser, console.parties.add()).all()
    const [verification] = console.verifications.verifications
    if (!verification) throw new Error('Nothing was started')
    console.verifications.happen(verification, kind)
    const page = await browser.open(live.path)
    expect(page.body.querySelector('.gwirio-say')?.text).toContain(words)
    console.verifications.happen(verification, 'verified', { state: 'verified' })
    const verified = await browser.open(live.path)
    expect(verified.body.querySelector('.gwirio-say')?.text).toContain('all is well')
  })

  it('gives nothing to say when no text could be sent', async () => {
    const live = await walk(browser, console.parties.add()).all()
    const [verification] = console.verifications.verifications
    if (!verification) throw new Error('Nothing was started')
    console.verifications.happen(verification, 'text-failed', { why: 'landline' })
    expect((await browser.open(live.path)).body.querySelector('.gwirio-say')).toBeNull()
    console.verifications.happen(verification, 'text-sent')
    expect((await browser.open(live.path)).body.querySelector('.gwirio-say')).not.toBeNull()
  })
})

describe('a held reply', () => {
  it('stands in the main column with its reason, what to do, and the way to the e-mail', async () => {
    const verification = console.verifications.add()
    const { replyId } = console.verifications.hold(verification, { reason: 'has-cc' })
    const panel = panelsOf(await browser.open(pathOf(verification)))[0]
    expect(panel?.querySelector('h2')?.text).toBe('A reply is held')
    expect(panel?.text).toContain('It was copied to somebody else.')
    expect(panel?.text).toContain('Somebody else has the code too.')
    expect(panel?.querySelector('a')?.getAttribute('href')).toMatch(`/replies/${replyId}`)
  })

  it('takes the place of the words to say', async () => {
    const party = console.parties.add({ language: 'en' })
    const steps = walk(browser, party)
    const page = await steps.all()
    expect(page.body.querySelector('.gwirio-say')).not.toBeNull()
    const [verification] = console.verifications.verifications
    if (!verification) throw new Error('Nothing was started')
    console.verifications.hold(verification)
    const later = await browser.open(page.path)
    expect(later.body.querySelector('.gwirio-say')).toBeNull()
    expect(panelsOf(later)).toHaveLength(1)
  })

  it('stays until it is settled, each reason once, the newest first', async () => {
    const verification = console.verifications.add()
    for (const reason of ['other-address', 'has-cc', 'has-cc'])
      console.verifications.hold(verification, { reason })
    const panels = panelsOf(await browser.open(pathOf(verification)))
    expect(panels.map((panel) => panel.querySelector('.govuk-warning-text')?.text)).toEqual([
      expect.stringContaining('It was copied'),
      expect.stringContaining('A reply came from another address.'),
    ])
    console.verifications.happen(verification, 'verified', { state: 'verified' })
    expect(panelsOf(await browser.open(pathOf(verification)))).toEqual([])
    console.verifications.hold(verification)
    const [panel] = panelsOf(await browser.open(pathOf(verification)))
    expect(panel?.text).toContain('suspend the verification and tell a manager')
  })

  it.each([
    ['settled', 'awaiting-reply'],
    ['resumed', 'verified'],
  ] as const)('is no longer shown once it is %s', async (kind, state) => {
    const verification = console.verifications.add()
    console.verifications.hold(verification)
    expect(panelsOf(await browser.open(pathOf(verification)))).toHaveLength(1)
    console.verifications.happen(verification, kind, { state })
    expect(panelsOf(await browser.open(pathOf(verification)))).toEqual([])
  })
})

describe('whether the person hears of it', () => {
  const told = 'An e-mail to the person says what to do.'

  it('is said of each reply', async () => {
    const verification = console.verifications.add()
    console.verifications.happen(verification, 'wrong-code', { replyId: ids[0] })
    console.verifications.happen(verification, 'reply-ignored', { why: 'automatic' })
    const page = await browser.open(pathOf(verification))
    expect(changeOf(page, 'wrong-code')).toContain(told)
    expect(changeOf(page, 'reply-ignored')).toContain('No e-mail about this goes to the person.')
    expect(changeOf(page, 'started')).not.toMatch(/e-mail/)
  })

  it('is not claimed of an answer that was not sent', async () => {
    const verification = console.verifications.add()
    console.verifications.happen(verification, 'wrong-code', { replyId: ids[0] })
    console.verifications.happen(verification, 'answer-not-sent', { replyId: ids[0] })
    const page = await browser.open(pathOf(verification))
    expect(changeOf(page, 'wrong-code')).toContain('No e-mail about this goes to the person.')
  })
})

const ids = ['019a0000-0000-7000-8000-000000000001'] as const

function changeOf(page: Page, kind: string): string {
  return page.body.querySelector(`[data-change="${kind}"]`)?.text ?? ''
}

function panelsOf(page: Page) {
  return page.body.querySelectorAll('[data-part="held"] section')
}

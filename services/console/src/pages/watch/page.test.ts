import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'

let console: TestConsole
let browser: Browser & { home: Page }
beforeAll(async () => {
  console = await startTestConsole()
  browser = await signIn(console)
})
afterAll(() => console[Symbol.asyncDispose]())

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
    expect(textOf(page)).toMatch(/Tries left 4 New codes left 2/)
  })

  it('gives the words to say in the language of the party while the call goes on', async () => {
    const party = console.parties.add({ language: 'cy' })
    const steps = walk(browser, party)
    const page = await steps.giveAddress(await steps.answer(await steps.startCall()))
    expect(page.body.querySelector('.gwirio-say [lang=cy]')?.text).toContain(
      'Rwyf wedi anfon e-bost',
    )
    const later = await signIn(console)
    expect((await later.open(page.path)).body.querySelector('.gwirio-say')).toBeNull()
  })

  it('opens again by itself where there are no scripts, only while it waits', async () => {
    const verification = console.verifications.add()
    const refresh = async () => {
      const { html } = await browser.open(pathOf(verification))
      return html.match(/<noscript><meta http-equiv="refresh" content="([^"]*)"><\/noscript>/)?.[1]
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

  it('offers no new code when none is left', async () => {
    const page = await browser.open(pathOf(console.verifications.add({ codesLeft: 0 })))
    expect(page.body.querySelector('form[action$="/new-code"]')).toBeNull()
    expect(page.body.querySelector('form[action$="/cancel"]')).not.toBeNull()
  })

  it.each([
    ['staff', 'A member of staff cancelled it.'],
    ['stop-safely', 'It was stopped safely.'],
  ])('is cancelled by the button “%s”', async (reason, words) => {
    const verification = console.verifications.add()
    const open = await browser.open(pathOf(verification))
    const button = open.body.querySelector(`button[name=reason][value=${reason}]`)
    expect(button).not.toBeNull()
    const page = await browser.submit(open, 'form[action$="/cancel"]', { reason })
    expect(page.body.querySelector('[data-state]')?.getAttribute('data-state')).toBe('cancelled')
    expect(textOf(page)).toContain(words)
    expect(page.body.querySelector('form[action$="/cancel"]')).toBeNull()
  })

  it('is not cancelled without one of the two reasons', async () => {
    const verification = console.verifications.add()
    const open = await browser.open(pathOf(verification))
    const page = await browser.submit(open, 'form[action$="/cancel"]', { reason: 'verified' })
    expect(page.status).toBe(404)
    expect(verification.state).toBe('awaiting-reply')
  })
})

function pathOf({ caseId, verificationId }: { caseId: string; verificationId: string }): string {
  return `/cases/${caseId}/verifications/${verificationId}`
}

import { changeReasons, type VerificationView } from '@gwirio/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { wordsIn } from '../../words/index.ts'

let console: TestConsole
let browser: Browser & { home: Page }
beforeAll(async () => {
  console = await startTestConsole()
  browser = await signIn(console)
})
afterAll(() => console[Symbol.asyncDispose]())

describe('an e-mail that came in', () => {
  it('is reached from the history of the verification and from the party', async () => {
    const verification = console.verifications.add()
    const { replyId } = console.verifications.hold(verification)
    const { caseId, partyId } = verification
    for (const path of [pathOf(verification), `/cases/${caseId}/parties/${partyId}`]) {
      const page = await browser.open(path)
      const links = page.body.querySelectorAll(
        `a[href="${pathOf(verification)}/replies/${replyId}"]`,
      )
      expect(links.map(({ text }) => text.slice(0, 18))).toEqual(['Look at the e-mail'])
      expect(headingOf(await browser.open(links[0]?.getAttribute('href') ?? ''))).toBe(
        'E-mail that came in',
      )
    }
  })

  it('shows what became of it, why, what to do next, and the mail itself', async () => {
    const verification = console.verifications.add()
    const page = await open(verification, { cc: ['•••@other.example'], level: 'none' })
    const text = textOf(page)
    expect(text).toContain('It came from another address.')
    expect(text).toContain('Do not say from which address it came')
    expect(text).toContain('Sender Not shown to be genuine')
    expect(text).toContain('Copied to •••@other.example')
    expect(page.body.querySelector('.gwirio-mail')?.text).toBe('Fy nghod i yw ••••••.')
  })

  it('shows hostile words as words: nothing runs, nothing is loaded, nothing can be pressed', async () => {
    const text = '<script>alert(1)</script><img src="https://t.example/x">https://evil.example'
    const page = await open(console.verifications.add(), {
      text,
      subject: text,
      from: [text],
      attachments: [{ name: text, type: 'text/html', bytes: 1 }],
    })
    const main = page.body.querySelector('main')
    expect(main?.querySelectorAll('script, img, iframe, object, link, style')).toEqual([])
    expect(page.html).not.toMatch(/(?:src|href|action)="(?!\/|#)/)
    expect(page.body.querySelector('.gwirio-mail')?.innerHTML).toContain('&lt;script&gt;')
  })

  it.each([
    ['awaiting-reply', ['/new-code', '/cancel']],
    ['verified', ['/suspend', '/end']],
    ['suspended', ['/end']],
    ['expired', []],
  ] as const)('offers of a verification that is %s only what is allowed', async (state, steps) => {
    const page = await open(console.verifications.add({ state }))
    const forms = page.body.querySelectorAll('main form')
    const path = /^\/cases\/[^/]+\/verifications\/[^/]+/
    expect(forms.map((form) => form.getAttribute('action')?.replace(path, ''))).toEqual(steps)
  })

  it.each([
    ['suspend', 'doubt', 'suspended'],
    ['end', 'withdrawn', 'ended'],
  ])('leads on: %s', async (step, reason, state) => {
    const verification = console.verifications.add({ state: 'verified' })
    const page = await open(verification)
    const next = await browser.submit(page, `form[action$="/${step}"]`, { reason })
    expect(next.path).toBe(pathOf(verification))
    expect(verification.state).toBe(state)
  })

  it.each(['not-a-uuid', '019a0000-0000-7000-8000-000000000001'])(
    'is not found when its id is %s',
    async (id) => {
      const page = await browser.open(`${pathOf(console.verifications.add())}/replies/${id}`)
      expect([page.status, headingOf(page)]).toEqual([404, 'Page not found'])
    },
  )
})

describe('what to do next', () => {
  it.each(changeReasons['reply-held'])('is said of %s in a few sentences', (reason) => {
    for (const language of ['cy', 'en'] as const) {
      const step = wordsIn(language).reply.steps[reason]
      expect(step.match(/\.(?:\s|$)/g)?.length, step).toBeGreaterThanOrEqual(1)
      expect(step.match(/\.(?:\s|$)/g)?.length, step).toBeLessThanOrEqual(3)
    }
  })
})

async function open(
  verification: VerificationView,
  reply: Parameters<TestConsole['verifications']['hold']>[1] = {},
): Promise<Page> {
  const { replyId } = console.verifications.hold(verification, reply)
  return await browser.open(`${pathOf(verification)}/replies/${replyId}`)
}

function pathOf({ caseId, verificationId }: { caseId: string; verificationId: string }): string {
  return `/cases/${caseId}/verifications/${verificationId}`
}

import { changeReasons, type VerificationView } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { wordsIn } from '../../words/index.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

describe('an e-mail that came in', () => {
  it('is reached from the history of the verification and from the party', async () => {
    const verification = console.verifications.add()
    const { replyId } = console.verifications.hold(verification)
    const { caseId, partyId } = verification
    for (const [path, count] of [
      [pathOf(verification), 2],
      [`/cases/${caseId}/parties/${partyId}`, 1],
    ] as const) {
      const page = await browser.open(path)
      const links = page.body.querySelectorAll(
        `a[href="${pathOf(verification)}/replies/${replyId}"]`,
      )
      expect(links.map(({ text }) => text.slice(0, 18))).toEqual(
        Array(count).fill('Look at the e-mail'),
      )
      expect(headingOf(await browser.open(links[0]?.getAttribute('href') ?? ''))).toBe(
        'E-mail that came in',
      )
    }
  })

  it('shows what became of it, why, what to do next, and the mail itself', async () => {
    const verification = console.verifications.add()
    const page = await open(verification, { cc: ['•••@other.example'], level: 'none' })
    const text = textOf(page)
    expect(text).toContain('A reply came from another address.')
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
    expect(main?.innerHTML).not.toMatch(/(?:src|href|action)="(?!\/|#)/)
    expect(page.html).not.toMatch(/src="(?!\/)/)
    expect(page.body.querySelector('.gwirio-mail')?.innerHTML).toContain('&lt;script&gt;')
  })

  it.each([
    ['awaiting-reply', ['/cancel', '/new-code', '/confirm-cancel', '/cancel']],
    ['verified', ['/confirm-suspend', '/confirm-end']],
    ['suspended', ['/confirm-resume', '/confirm-end']],
    ['expired', []],
  ] as const)('offers of a verification that is %s only what is allowed', async (state, steps) => {
    const page = await open(console.verifications.add({ state }))
    const forms = page.body.querySelectorAll('main form, main a.govuk-button')
    const path = /^\/cases\/[^/]+\/verifications\/[^/]+/
    const targets = forms.map(
      (step) => step.getAttribute('action') ?? step.getAttribute('href') ?? '',
    )
    expect(targets.map((target) => target.replace(path, ''))).toEqual(steps)
    expect(page.body.querySelector('h1 + p [data-state]')?.getAttribute('data-state')).toBe(state)
  })

  it.each([true, false])(
    'can be accepted by a second person when the service says so: %s',
    async (isOffered) => {
      const verification = console.verifications.add()
      const held = { reason: 'not-authenticated', mayBeAccepted: isOffered }
      const { replyId } = console.verifications.hold(verification, held)
      verification.allowed = [...verification.allowed, 'accept-reply']
      const path = `${pathOf(verification)}/replies/${replyId}`
      const page = await browser.open(path)
      const link = page.body.querySelector(`a[href="${path}/confirm-accept"]`)
      expect(link !== null).toBe(isOffered)
      const advice = 'If they did, ask a second person to accept it'
      if (isOffered) expect(textOf(page)).toContain(advice)
      else expect(textOf(page)).toContain('Start a new call, or tell a manager.')
      if (!isOffered) return
      const asked = await browser.open(`${path}/confirm-accept`)
      expect(textOf(asked)).toContain('the code in it is compared')
      await browser.submit(asked, 'main form', { note: 'They wrote it while we spoke' })
      expect(console.calls.asked.at(-1)).toEqual({
        operation: 'requestReplyAcceptance',
        body: { note: 'They wrote it while we spoke' },
      })
    },
  )

  it('is no longer acted on once a second person was asked', async () => {
    const verification = console.verifications.add({ approvalId: crypto.randomUUID() })
    const page = await open(verification, { reason: 'weak-authentication' })
    expect(textOf(page)).toContain('A second person was asked whether to accept an e-mail')
  })

  it('is advised on alike on the page of the verification', async () => {
    const verification = console.verifications.add()
    console.verifications.hold(verification, { reason: 'not-authenticated', mayBeAccepted: true })
    verification.allowed = [...verification.allowed, 'accept-reply']
    const page = await browser.open(pathOf(verification))
    expect(page.body.querySelector('[data-part="held"]')?.text).toContain(
      'ask a second person to accept it',
    )
  })

  it('shows the preferred address, to compare', async () => {
    const page = await open(console.verifications.add({ address: 'sian@post.example' }))
    expect(textOf(page)).toMatch(/Preferred address sian@post\.example From •••@other\.example/)
  })

  it.each([
    ['awaiting-reply', 'has-cc', 2, 'text a new code and ask them to reply without a copy'],
    ['awaiting-reply', 'has-cc', 0, 'No new code is left.'],
    ['awaiting-reply', 'not-authenticated', 2, 'Start a new call, or tell a manager.'],
    ['verified', 'too-many-codes', 2, 'suspend the verification and tell a manager'],
    ['suspended', 'other-address', 2, 'This verification is suspended: nothing may be sent'],
    ['failed', 'has-cc', 2, 'This verification is over'],
    ['expired', 'read-too-late', 2, 'the delay was ours'],
    ['cancelled', 'has-cc', 2, 'This verification is over'],
    ['ended', 'texts-disagree', 2, 'This verification has ended.'],
  ] as const)('when it is %s advises on %s with %i codes left', async (...row) => {
    const [state, reason, codesLeft, advice] = row
    const page = await open(console.verifications.add({ state, codesLeft }), { reason })
    expect(textOf(page)).toContain(advice)
    if (state !== 'awaiting-reply') expect(textOf(page)).not.toContain('Wait for the next reply')
  })

  it('says after a safe stop to speak to a manager first, and leads to no call', async () => {
    const stopped = { state: 'cancelled', reason: 'stop-safely' } as const
    const page = await open(console.verifications.add(stopped), { reason: 'read-too-late' })
    expect(textOf(page)).toContain('Speak to a manager before you phone.')
    expect(textOf(page)).not.toMatch(/Phone them|new call/)
  })

  it('does not wait for an answer to an e-mail that was not sent', async () => {
    const verification = console.verifications.add()
    const { replyId } = console.verifications.hold(verification, { reason: 'too-many-codes' })
    const path = `${pathOf(verification)}/replies/${replyId}`
    expect(textOf(await browser.open(path))).toContain('Wait for the next reply.')
    console.verifications.happen(verification, 'answer-not-sent', { replyId })
    const page = await browser.open(path)
    expect(textOf(page)).toContain('Phone them on the number on file and ask them to reply')
    expect(textOf(page)).not.toContain('Wait for the next reply.')
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

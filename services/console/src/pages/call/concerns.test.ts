import { raiseConcern } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk, walkToAddress } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
let browser: Browser & { home: Page }
beforeEach(async () => {
  console.calls.calm()
  console.concerns.asked.length = 0
  console.concerns.refuse(raiseConcern, null)
  browser = await signIn(console)
})

/** Each concern once: one whose answer is slow is told of again. */
const raised = () => {
  const bodies = console.concerns.asked
    .filter(({ operation }) => operation === 'raiseConcern')
    .map(({ body }) => body as { concernId: string })
  return [...new Map(bodies.map((body) => [body.concernId, body])).values()]
}

const atSafeContact = async () => {
  const party = console.parties.add()
  const steps = walk(browser, party)
  return { party, steps, page: await steps.answer(await steps.startCall()) }
}

describe('a call that ends in danger', () => {
  it.each([
    [{ phoneIsPrivate: 'no' }, ['phone-not-private']],
    [{ mailboxIsPrivate: 'no' }, ['mailbox-not-private']],
    [
      { phoneIsPrivate: 'no', mailboxIsPrivate: 'no' },
      ['phone-not-private', 'mailbox-not-private'],
    ],
  ])('is reported: %o', async (values, reasons) => {
    const { steps, page } = await atSafeContact()
    await steps.giveSafeContact(page, values)
    expect(raised()).toMatchObject(
      reasons.map((reason) => ({ reason, identityCheckId: expect.any(String) })),
    )
  })

  it('is reported where the address is that of another party, and never which', async () => {
    const { steps, form } = await walkToAddress(console, browser)
    console.calls.findings = [{ check: 'other-parties', result: 'stop', suggestion: null }]
    expect(headingOf(await steps.giveAddress(form))).toBe('Stop here')
    expect(raised()).toMatchObject([{ reason: 'address-of-another-party' }])
    expect(JSON.stringify(raised())).not.toContain('@')
  })

  it.each(['before the first question', 'after it'])(
    'is reported when it is stopped safely %s',
    async (when) => {
      const steps = walk(browser, console.parties.add())
      const isBegun = when === 'after it'
      if (isBegun) await steps.startCall()
      expect((await steps.press('stop')).path).toBe(`${steps.call}/ended`)
      expect(raised()).toMatchObject([
        { reason: 'stopped-safely', identityCheckId: isBegun ? expect.any(String) : null },
      ])
    },
  )

  it('is not reported when it just ended', async () => {
    const steps = walk(browser, console.parties.add())
    await steps.answer(await steps.startCall(), 'wrong')
    await steps.press('end')
    expect(raised()).toEqual([])
  })

  it('is not gone on with before somebody else has settled it', async () => {
    const { party, steps, page } = await atSafeContact()
    await steps.giveSafeContact(page, { mailboxIsPrivate: 'no' })
    const { concern } = party
    party.concern = null
    const post = await browser.open(steps.call)
    party.concern = concern
    const again = await steps.press('safe-contact-again', {}, post)
    expect([again.status, textOf(again)]).toEqual([
      400,
      expect.stringContaining('Somebody other than who made that call must settle the concern'),
    ])
    party.concern = null
    const asked = await steps.press('safe-contact-again', {}, post)
    expect(headingOf(asked)).toBe('Ask whether it is safe to write')
  })
})

describe('while identity-check is away', () => {
  const away = () => console.concerns.refuse(raiseConcern, 'not-ready')

  it('a call still ends without a visible sign, and the report arrives later', async () => {
    const party = console.parties.add()
    const steps = walk(browser, party)
    await steps.startCall()
    away()
    const ended = await steps.press('stop')
    expect([ended.path, headingOf(ended)]).toEqual([`${steps.call}/ended`, 'The call has ended'])
    expect(party.concern).toBeNull()
    console.concerns.refuse(raiseConcern, null)
    console.clock.advance({ seconds: 60 })
    await expect.poll(() => party.concern).not.toBeNull()
    expect(party.concern?.raised).toMatchObject([{ reason: 'stopped-safely' }])
    const [first] = raised()
    expect(raised().at(-1)).toEqual(first)
  })

  it('nobody phones and nothing is sent all the same', async () => {
    const { party, steps, form } = await walkToAddress(console, browser)
    const send = await steps.press('read-back', {}, await steps.giveAddress(form))
    console.provider.state.subject = 'staff-2'
    const colleague = await signIn(console)
    console.provider.state.subject = 'staff-1'
    const theirs = walk(colleague, party)
    await theirs.startCall()
    away()
    await theirs.press('stop')
    console.verifications.asked.length = 0
    const refused = await steps.press('send', {}, send)
    expect([refused.status, textOf(refused)]).toEqual([
      400,
      expect.stringContaining('A call with this party ended in danger'),
    ])
    expect(console.verifications.asked).toEqual([])
    const page = await walk(colleague, party).startCall()
    expect([page.status, textOf(page)]).toEqual([
      400,
      expect.stringContaining('A call with this party ended in danger'),
    ])
  })
})

import { listFreezes } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { headingOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walkToAddress } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

const frozen = 'Nothing can be sent in this call.'

describe('a call with somebody who is frozen', () => {
  it('says so in every step, offers no send, and says what to do instead', async () => {
    const { party, form, steps } = await walkToAddress(console, browser)
    expect(textOf(form)).not.toContain(frozen)
    console.approvals.freezeNow(party.caseId, { partyId: party.partyId, frozenBy: 'Mair Jones' })
    const address = await browser.open(steps.call)
    const readBack = await steps.giveAddress(address)
    const send = await steps.press('read-back', {}, readBack)
    for (const page of [address, readBack, send]) {
      expect(textOf(page)).toMatch(/Frozen by Mair Jones, .* Nothing can be sent in this call\./)
      expect(
        page.body.querySelector(`[data-blocked] a[href="/cases/${party.caseId}"]`),
      ).not.toBeNull()
    }
    expect(send.body.querySelector('form[action$="/send"]')).toBeNull()
    expect(send.body.querySelector('.gwirio-say')?.text).toContain('I cannot finish this today')
    expect((await steps.press('end', {}, send)).path).toBe(steps.path)
  })

  it('says nothing of a freeze of another party, or of one that was lifted', async () => {
    const { party, steps } = await walkToAddress(console, browser)
    console.approvals.freezeNow(party.caseId, { partyId: crypto.randomUUID() })
    console.approvals.freezeNow(party.caseId, { liftedAt: new Date().toISOString() })
    expect(textOf(await browser.open(steps.call))).not.toContain(frozen)
  })

  it('goes on where freezes cannot be read', async () => {
    const { steps } = await walkToAddress(console, browser)
    console.approvals.refuse(listFreezes, 'not-ready')
    expect(headingOf(await browser.open(steps.call))).toBe('Take down the e-mail address')
    console.approvals.refuse(listFreezes, null)
  })
})

describe('a call with somebody whose mobile turns out not to be theirs alone', () => {
  it('says so from then on, and offers no send', async () => {
    const { party, form, steps } = await walkToAddress(console, browser)
    party.mobileShared = true
    const readBack = await steps.giveAddress(form)
    const send = await steps.press('read-back', {}, readBack)
    for (const page of [readBack, send])
      expect(textOf(page)).toContain('do not take another number from the caller')
    expect(send.body.querySelector('form[action$="/send"]')).toBeNull()
  })
})

describe('a call with somebody whose call with a colleague ended in danger', () => {
  it('offers no send', async () => {
    const { party, form, steps } = await walkToAddress(console, browser)
    const concern = {
      concernId: crypto.randomUUID(),
      reason: 'stopped-safely',
      raisedBy: 'Gethin Rees',
      raisedAt: new Date().toISOString(),
    } as const
    party.concern = { raised: [concern], whyNot: null }
    const send = await steps.press('read-back', {}, await steps.giveAddress(form))
    expect(send.body.querySelector('form[action$="/send"]')).toBeNull()
    expect(send.body.querySelector('.gwirio-say')?.text).toContain('I cannot finish this today')
  })
})

import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

describe('somebody who is frozen', () => {
  it('is not offered to be phoned, and is again when the freeze is lifted', async () => {
    const party = console.parties.add()
    const steps = walk(browser, party)
    const offered = async () => {
      const page = await steps.party()
      const isLinked = page.body.querySelector('a[href*="/call"]') !== null
      return [isLinked, textOf(page).includes('or phone them')]
    }
    expect(await offered()).toEqual([true, true])
    const freeze = console.approvals.freezeNow(party.caseId)
    expect(await offered()).toEqual([false, false])
    freeze.liftedAt = new Date().toISOString()
    expect(await offered()).toEqual([true, true])
  })

  it('is not phoned from the first step of a call, which says where the freeze is lifted', async () => {
    const party = console.parties.add()
    const { call } = walk(browser, party)
    const begin = 'form[action$="/call/begin"]'
    expect((await browser.open(call)).body.querySelector(begin)).not.toBeNull()
    console.approvals.freezeNow(party.caseId)
    const page = await browser.open(call)
    expect(page.body.querySelector(begin)).toBeNull()
    expect(textOf(page)).toContain('Do not begin this call.')
    expect(textOf(page)).not.toMatch(/Tell the caller|Phone the mobile number/)
  })
})

describe('a caller with an unsafe mailbox', () => {
  it('is asked about another only once somebody else has settled the concern', async () => {
    const party = console.parties.add()
    const steps = walk(browser, party)
    const asked = await steps.answer(await steps.startCall())
    const again = 'form[action$="/call/safe-contact-again"]'
    const post = await steps.giveSafeContact(asked, { mailboxIsPrivate: 'no' })
    expect(post.body.querySelector(again)).toBeNull()
    party.concern = null
    expect((await browser.open(steps.call)).body.querySelector(again)).not.toBeNull()
  })
})

describe('a reply that is held during the call', () => {
  it('is asked about at once, and by phone when the call is over', async () => {
    const now = 'There is no need to phone again.'
    const page = await walk(browser, console.parties.add()).all()
    const [verification] = console.verifications.verifications.slice(-1)
    if (!verification) throw new Error('Nothing was started')
    console.verifications.happen(verification, 'reply-held', { why: 'other-address' })
    expect(textOf(await browser.open(page.path))).toContain(now)
    await browser.submit(page, 'form[action$="/call/end"]')
    expect(textOf(await browser.open(page.path))).not.toContain(now)
  })
})

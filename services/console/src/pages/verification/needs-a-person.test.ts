import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { errorsOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { pathOf } from './path-of.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

describe('what needs a person', () => {
  it('is said with its reason, and can be settled in one of three ways', async () => {
    const verification = console.verifications.add()
    console.verifications.happen(verification, 'text-failed', { why: 'landline' })
    const attention = verification.changes.at(-1) ?? null
    console.verifications.happen(verification, 'reply-ignored', { attention })
    const page = await browser.open(pathOf(verification))
    expect(page.body.querySelector('[data-attention]')?.text).toContain(
      'The number on file is a landline.',
    )
    const missing = await browser.submit(page, 'form[action$="/settle"]')
    expect(errorsOf(missing)).toEqual(['Choose how it was dealt with'])
    const settled = await browser.submit(page, 'form[action$="/settle"]', { how: 'phoned' })
    expect(console.calls.asked.at(-1)?.body).toEqual({ sequence: 2, how: 'phoned' })
    expect(settled.body.querySelector('[data-attention]')).toBeNull()
    expect(settled.body.querySelector('[data-change="settled"]')?.text).toContain(
      'The person was phoned.',
    )
  })

  it('is a suspension that a second person can be asked to take back, with a note', async () => {
    const verification = console.verifications.add({ state: 'suspended' })
    const asked = await browser.open(`${pathOf(verification)}/confirm-resume`)
    expect(textOf(asked)).toContain('A second person decides.')
    expect(errorsOf(await browser.submit(asked, 'main form', { note: 'x' }))).toEqual([
      'Enter a note of at least 3 letters',
    ])
    const long = 'Anna spoke to them. '.repeat(30).trim()
    const again = await browser.submit(asked, 'main form', { note: long })
    expect(errorsOf(again)).toEqual(['Write no more than 500 letters'])
    expect(again.body.querySelector('textarea')?.text.trim()).toBe(long)
    const page = await browser.submit(asked, 'main form', { note: 'It was their old phone' })
    expect(textOf(page)).toContain('A second person was asked and has not decided yet.')
    expect(page.body.querySelector('a[href*="/approvals/"]')).not.toBeNull()
    expect(console.calls.asked.at(-1)?.body).toEqual({ note: 'It was their old phone' })
  })

  it('is for a manager to take back where the service says so', async () => {
    const verification = console.verifications.add({ state: 'suspended', resumeNeeds: 'manager' })
    expect(textOf(await browser.open(pathOf(verification)))).toContain('A manager decides')
    const asked = await browser.open(`${pathOf(verification)}/confirm-resume`)
    expect(textOf(asked)).toContain('A manager decides, because there was a doubt')
    expect(asked.body.querySelector('main form button')?.text).toContain('Ask a manager')
  })

  it('offers only what the rules allow', async () => {
    const verification = console.verifications.add({ state: 'verified', allowed: ['end'] })
    const page = await browser.open(pathOf(verification))
    expect(page.body.querySelectorAll('a[href*="/confirm-"]')).toHaveLength(1)
    expect((await browser.open(`${pathOf(verification)}/confirm-suspend`)).path).toBe(
      pathOf(verification),
    )
  })
})

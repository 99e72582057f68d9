import { cancelVerification } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

const listed = async (path = '/') =>
  (await browser.open(path)).body.querySelector('[data-part=calls]')?.structuredText ?? ''

describe('the open calls of a person', () => {
  it('say with whom, beside the references', async () => {
    await walk(browser, console.parties.add({ name: 'Gwenllïan ap Rhys' })).startCall()
    expect(await listed()).toMatch(/Gwenllïan ap Rhys\. Case GW26P00123, party 1\. Last used/)
  })

  it('are shown to nobody else, and no name with them', async () => {
    console.provider.state.subject = 'staff-2'
    const { home } = await signIn(console)
    console.provider.state.subject = 'staff-1'
    expect(textOf(home)).not.toContain('Gwenllïan')
  })

  it.each(['verified', 'cancelled', 'expired', 'suspended'] as const)(
    'leave out one whose verification is %s, also where the list keeps itself up to date',
    async (state) => {
      const name = `Called until ${state}`
      await walk(browser, console.parties.add({ name })).all()
      expect(await listed()).toContain(name)
      const [verification] = console.verifications.verifications
      if (!verification) throw new Error('Nothing was started')
      console.verifications.happen(verification, 'ended', { state })
      expect(await listed('/?auto=script')).toContain(name)
      expect(await listed()).not.toContain(name)
      expect(await listed('/?auto=script')).not.toContain(name)
    },
  )

  it('name nobody while a call is being stopped', async () => {
    const name = 'Stopped in the middle'
    const steps = walk(browser, console.parties.add({ name }))
    await steps.all()
    console.verifications.refuse(cancelVerification, 'not-ready')
    const left = await browser.open(`${steps.call}/ended`)
    const csrf = left.body.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const body = new URLSearchParams({ _csrf: csrf })
    await browser.open(`${steps.call}/stop`, { method: 'POST', body })
    console.verifications.refuse(cancelVerification, null)
    expect(await listed()).not.toContain(name)
    const page = await browser.open('/')
    expect(page.body.querySelector(`[data-part=calls] a[href="${steps.call}"]`)).not.toBeNull()
  })
})

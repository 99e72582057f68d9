import { forThisFile } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())

it('is confirmed once, with the area that has the work now', async () => {
  const browser = await signIn(console)
  const { caseId, verificationId } = console.verifications.add()
  const form = await browser.open(`/cases/${caseId}/verifications/${verificationId}/move-to-area`)
  const work = await browser.submit(form, 'main form', { area: 'north-wales' })
  expect(work.path).toBe('/')
  const banner = work.body.querySelector('.govuk-notification-banner')
  expect(banner?.text).toContain('It is with North Wales now.')
  expect(banner?.text).toContain('in their list from now on')
  expect(textOf(await browser.open('/'))).not.toContain('It is with North Wales now.')
})

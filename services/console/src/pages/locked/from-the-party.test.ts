import { forThisFile } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())

const unlockLink = 'a[href^="/manage/locked/"]'

it('leads a manager from the page of the party to where it is unlocked', async () => {
  const { caseId, partyId } = console.parties.add({ locked: true })
  const browser = await signIn(console)
  const page = await browser.open(`/cases/${caseId}/parties/${partyId}`)
  const href = page.body.querySelector(unlockLink)?.getAttribute('href')
  expect(href).toBe(`/manage/locked/${caseId}/${partyId}`)
  expect(textOf(await browser.open(href ?? ''))).toContain('Unlock this party?')
})

it('tells everybody else who can', async () => {
  const { caseId, partyId } = console.parties.add({ locked: true })
  console.provider.state.scope = 'openid party:read verification:watch'
  const reader = await signIn(console)
  console.provider.state.scope = null
  const page = await reader.open(`/cases/${caseId}/parties/${partyId}`)
  expect(page.body.querySelector(unlockLink)).toBeNull()
  expect(textOf(page)).toContain('They can unlock the party from this page.')
})

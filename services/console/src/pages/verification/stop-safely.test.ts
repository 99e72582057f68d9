import { cancelVerification } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { headingOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())

it('a stop closes the party also while the verification cannot be cancelled', async () => {
  const party = console.parties.add()
  const { caseId, partyId } = party
  const { verificationId } = console.verifications.add({ caseId, partyId })
  const browser = await signIn(console)
  const open = await browser.open(`/cases/${caseId}/verifications/${verificationId}`)
  console.verifications.refuse(cancelVerification, 'not-ready')
  await browser.submit(open, 'form[action$="/cancel"]', { reason: 'stop-safely' })
  console.verifications.refuse(cancelVerification, null)
  expect(party.concern?.raised).toMatchObject([{ reason: 'stopped-safely' }])
})

it('a stop is in reach as long as the person is on the line, also once the address is verified', async () => {
  const party = console.parties.add()
  const browser = await signIn(console)
  const live = await walk(browser, party).all()
  const verification = console.verifications.verifications.find(
    ({ partyId }) => partyId === party.partyId,
  )
  if (!verification) throw new Error('Nothing was started')
  console.verifications.happen(verification, 'verified', { state: 'verified' })
  const verified = await browser.open(live.path)
  expect(verified.body.querySelectorAll('form.gwirio-leave')).toHaveLength(2)
  console.verifications.refuse(cancelVerification, 'state-does-not-allow')
  const ended = await browser.submit(verified, 'form.gwirio-leave', { reason: 'stop-safely' })
  console.verifications.refuse(cancelVerification, null)
  expect([headingOf(ended), verification.state]).toEqual(['The call has ended', 'suspended'])
  expect(party.concern?.raised).toMatchObject([{ reason: 'stopped-safely' }])
})

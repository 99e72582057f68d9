import { cancelVerification } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

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

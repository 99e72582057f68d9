import type { MobileProblem, PartySummary } from '@gwirio/contracts'
import type { FieldCipher } from '@gwirio/database'
import { parseMobile } from '@gwirio/messages'
import type { PartyRow } from '../store/parties.ts'
import { openField } from '../store/party-fields.ts'

/** What is shown of a party in a list. */
export function summarise(cipher: FieldCipher, party: PartyRow): PartySummary {
  const { caseId, caseReference, area, law, partyId, partyReference, language } = party
  const name = openField(cipher, 'name', { partyId, box: party.nameBox })
  return { caseId, caseReference, area, law, partyId, partyReference, name, language }
}

/** The number on file, and why no text can go to it, if so. */
export function readMobile(
  cipher: FieldCipher,
  { partyId, mobileBox }: PartyRow,
): { mobile: string | null; mobileProblem: MobileProblem | null } {
  const mobile = openField(cipher, 'mobile', { partyId, box: mobileBox })
  if (mobile === null) return { mobile, mobileProblem: 'missing' }
  const parsed = parseMobile(mobile)
  return { mobile, mobileProblem: parsed.ok ? null : parsed.reason }
}

/** Whether somebody else has the same mobile on file. */
export function isMobileShared(
  { mobileIndex }: PartyRow,
  others: ReadonlyArray<{ mobileIndex: Buffer | null }>,
): boolean {
  if (mobileIndex === null) return false
  return others.some((other) => other.mobileIndex?.equals(mobileIndex))
}

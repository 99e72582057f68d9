import type { CaseView } from '@gwirio/contracts'
import type { FieldCipher } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { listLinkedCases } from '../store/case-links.ts'
import type { CaseRow } from '../store/cases.ts'
import { listPartiesOfCase } from '../store/parties.ts'
import type { Database } from '../store/tables.ts'
import { summarise } from './party-summary.ts'

/** What is shown of a case: of its parties the names, of the linked cases no more than their references. */
export async function viewCase(
  cipher: FieldCipher,
  tx: Transaction<Database>,
  { caseId, caseReference, area, law, endedAt }: CaseRow,
): Promise<CaseView> {
  const parties = await listPartiesOfCase(tx, caseId)
  return {
    caseId,
    caseReference,
    area,
    law,
    endedAt: endedAt?.toISOString() ?? null,
    parties: parties
      .map((party) => summarise(cipher, party))
      .map(({ partyId, partyReference, name, language }) => ({
        partyId,
        partyReference,
        name,
        language,
      })),
    linkedCases: await listLinkedCases(tx, caseId),
  }
}

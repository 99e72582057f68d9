import type { QuestionKind } from '@gwirio/contracts'
import type { Kysely, Transaction } from 'kysely'
import type { PartyKey } from './parties.ts'
import type { Database } from './tables.ts'

/** The facts that can be asked for: those that no other party of the case is likely to know. */
export function listUsableFacts(db: Kysely<Database>, { caseId, partyId }: PartyKey) {
  return db
    .selectFrom('fact')
    .select(['kind', 'answerHash'])
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .where('knownToOthers', '=', false)
    .orderBy('kind')
    .execute()
}

/** Puts a hash of the same answer with other parameters in place of the older one, unless the fact changed since. */
export async function replaceAnswerHash(
  tx: Transaction<Database>,
  { caseId, partyId }: PartyKey,
  change: { kind: QuestionKind; from: string; to: string },
) {
  await tx
    .updateTable('fact')
    .set({ answerHash: change.to })
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .where('kind', '=', change.kind)
    .where('answerHash', '=', change.from)
    .execute()
}

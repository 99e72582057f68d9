import type { listFreezes, ResultOf } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { listFreezesOfCase } from '../store/freezes.ts'
import type { Database } from '../store/tables.ts'

/** The freezes of a case as callers see them, newest first. */
export async function presentFreezes(
  db: Kysely<Database>,
  { vault, clock }: Pick<Context, 'vault' | 'clock'>,
  caseId: string,
): Promise<ResultOf<typeof listFreezes>> {
  const found = await listFreezesOfCase(db, vault, { caseId, now: clock.now() })
  return {
    freezes: found.map(({ freezeId, partyId, partyReference, ...freeze }) => ({
      freezeId,
      partyId,
      partyReference,
      frozenAt: freeze.frozenAt.toISOString(),
      frozenBy: freeze.freezerName,
      note: freeze.note,
      liftedAt: freeze.liftedAt?.toISOString() ?? null,
      approvalId: freeze.approvalId,
    })),
  }
}

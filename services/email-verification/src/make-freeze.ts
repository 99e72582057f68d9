import type { AuditEvent } from '@gwirio/audit'
import type { freeze, InputOf } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import { changeLive } from './change-live.ts'
import type { Context } from './context.ts'
import { lockCases } from './store/case-lock.ts'
import { type FreezeRecord, insertFreeze } from './store/freezes.ts'
import { findReferences } from './store/references.ts'
import type { Database } from './store/tables.ts'

type Freezing = InputOf<typeof freeze>['body'] & {
  readonly caseId: string
  readonly freezeId: string
  readonly by: { actor: AuditEvent['actor']; subject: string; name: string }
}

/**
 * Freezes a party or a case, and what is live of it, in the transaction that records it.
 *
 * @returns false where neither a verification nor the caller says whose freeze it would be
 */
export async function makeFreeze(
  tx: Transaction<Database>,
  context: Context,
  { caseId, freezeId, by, ...told }: Freezing,
): Promise<boolean> {
  await lockCases(tx, [caseId])
  const now = context.clock.now()
  const described = await describe(tx, caseId, told)
  if (!described) return false
  const { partyId } = described
  const isNew = await insertFreeze(tx, context.vault, {
    ...described,
    freezeId,
    frozenBy: by.subject,
    freezerName: by.name,
    frozenAt: now,
  })
  const cause = { actor: by.actor, at: now, details: { freezeId } }
  await context.audit.append(tx, {
    caseId,
    ...(partyId ? { partyId } : {}),
    action: isNew ? 'freeze.made' : 'freeze.repeated',
    actor: by.actor,
    occurredAt: now,
    details: isNew ? { freezeId } : {},
    personal: { note: told.note },
  })
  const command = { kind: 'freeze' } as const
  await changeLive(tx, context, { caseId, partyId }, { command, cause })
  return true
}

/**
 * What a verification says of the case and the party counts; the word of the caller only where there was none.
 *
 * @returns null where neither says it
 */
async function describe(
  tx: Transaction<Database>,
  caseId: string,
  { party, note, ...told }: InputOf<typeof freeze>['body'],
): Promise<Omit<FreezeRecord, 'freezeId' | 'frozenBy' | 'freezerName' | 'frozenAt'> | null> {
  const partyId = party?.partyId ?? null
  const known = await findReferences(tx, { caseId, partyId })
  const caseReference = known?.caseReference ?? told.caseReference
  const area = known?.area ?? told.area
  const partyReference = known?.partyReference ?? party?.partyReference ?? null
  if (!caseReference || !area || (partyId && !partyReference)) return null
  return {
    caseId,
    caseReference,
    area,
    partyId,
    partyReference,
    note,
    liftedAt: null,
  }
}

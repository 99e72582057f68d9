import type { Request } from 'express'
import type { Transaction } from 'kysely'
import { type Context, serviceName } from '../context.ts'
import { updateStaff } from '../store/staff-accounts.ts'
import type { Database } from '../store/tables.ts'
import { giveBack, lanesOf } from '../tries.ts'
import type { Verdict } from './interaction.ts'
import { trierOf } from './trier.ts'

interface Act {
  readonly request: Request
  readonly verdict: Verdict
}

/** Records what was wrong with a sign-in whose password was or was not right. */
export function recordRefusal(
  { audit, clock }: Context,
  tx: Transaction<Database>,
  { request, verdict, decision }: Act & { decision: { refused: string } },
): Promise<void> {
  return audit.append(tx, {
    caseId: null,
    action: 'staff.sign-in-refused',
    actor: { kind: 'service', id: serviceName },
    occurredAt: clock.now(),
    reason: decision.refused,
    details: verdict.staffId ? { staffId: verdict.staffId } : {},
    personal: { username: verdict.username, sourceAddress: request.ip ?? '' },
  })
}

/** Records who signed in (and whose session that ended), and gives their try back. */
export async function recordSignIn(
  context: Context,
  tx: Transaction<Database>,
  { request, verdict, staffId, other }: Act & { staffId: string; other: string | undefined },
): Promise<void> {
  const { audit, clock } = context
  const trier = trierOf(request, verdict.username)
  await giveBack(tx, lanesOf(context, trier))
  await updateStaff(tx, { staffId, lastSignedInAt: clock.now() })
  const common = { caseId: null, occurredAt: clock.now() }
  if (other) {
    const actor = { kind: 'staff', id: other } as const
    await audit.append(tx, {
      ...common,
      action: 'staff.signed-out',
      actor,
      reason: 'another-signed-in',
    })
  }
  await audit.append(tx, {
    ...common,
    action: 'staff.signed-in',
    actor: { kind: 'staff', id: staffId },
    personal: { sourceAddress: trier.sourceAddress },
  })
}

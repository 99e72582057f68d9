import { actorOf } from '@gwirio/audit'
import { freeze, type InputOf, listFreezes, refuse } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { type Route, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { nameOf } from '../approvals/ask-approval.ts'
import { presentFreezes } from '../approvals/present-freezes.ts'
import { changeLive } from '../change-live.ts'
import type { Context } from '../context.ts'
import { lockCases } from '../store/case-lock.ts'
import { type FreezeRecord, insertFreeze } from '../store/freezes.ts'
import { findReferences } from '../store/references.ts'
import type { Database } from '../store/tables.ts'

/**
 * Anybody can stop everything at once: what is verified is suspended, what is open is cancelled without a sign, and
 * nothing starts until the freeze is lifted. A start that is on its way is waited for, and cancelled.
 */
export function freezeRoute(context: Context): Route {
  const { db, vault, clock, audit } = context
  return route(freeze, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const { caseId } = params
      await lockCases(tx, [caseId])
      const now = clock.now()
      const frozenBy = { frozenBy: caller.subject, freezerName: nameOf(caller) }
      const described = await describe(tx, caseId, body)
      // Nothing ever began there, so that nothing has to stop
      if (!described) return refuse('not-ready')
      const record = { ...described, ...frozenBy, frozenAt: now }
      const isNew = await insertFreeze(tx, vault, record)
      const { partyId, freezeId } = record
      const cause = { actor: actorOf(caller), at: now, details: { freezeId } }
      await audit.append(tx, {
        caseId,
        ...(partyId ? { partyId } : {}),
        action: isNew ? 'freeze.made' : 'freeze.repeated',
        actor: cause.actor,
        occurredAt: now,
        details: isNew ? { freezeId } : {},
        personal: { note: body.note },
      })
      const command = { kind: 'freeze' } as const
      await changeLive(tx, context, { caseId, partyId }, { command, cause })
      return await presentFreezes(tx, context, caseId)
    }),
  )
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
): Promise<Omit<FreezeRecord, 'frozenBy' | 'freezerName' | 'frozenAt'> | null> {
  const partyId = party?.partyId ?? null
  const known = await findReferences(tx, { caseId, partyId })
  const caseReference = known?.caseReference ?? told.caseReference
  const area = known?.area ?? told.area
  const partyReference = known?.partyReference ?? party?.partyReference ?? null
  if (!caseReference || !area || (partyId && !partyReference)) return null
  return {
    caseId,
    freezeId: newId(),
    caseReference,
    area,
    partyId,
    partyReference,
    note,
    liftedAt: null,
  }
}

export function listFreezesRoute(context: Context): Route {
  return route(listFreezes, async ({ params }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      await context.audit.append(tx, {
        caseId: params.caseId,
        action: 'freeze.listed',
        actor: actorOf(caller),
        occurredAt: context.clock.now(),
      })
      return await presentFreezes(tx, context, params.caseId)
    }),
  )
}

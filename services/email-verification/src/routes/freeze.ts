import { actorOf } from '@gwirio/audit'
import { freeze, type InputOf, listFreezes } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { type Route, route } from '@gwirio/service-kit'
import { nameOf } from '../approvals/ask-approval.ts'
import { presentFreezes } from '../approvals/present-freezes.ts'
import { changeLive } from '../change-live.ts'
import type { Context } from '../context.ts'
import { lockCases } from '../store/case-lock.ts'
import { type FreezeRecord, insertFreeze } from '../store/freezes.ts'

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
      const record = { ...describe(params, body), ...frozenBy, frozenAt: now }
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

function describe(
  { caseId }: InputOf<typeof freeze>['params'],
  { caseReference, area, party, note }: InputOf<typeof freeze>['body'],
): Omit<FreezeRecord, 'frozenBy' | 'freezerName' | 'frozenAt'> {
  return {
    caseId,
    freezeId: newId(),
    caseReference,
    area,
    partyId: party?.partyId ?? null,
    partyReference: party?.partyReference ?? null,
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

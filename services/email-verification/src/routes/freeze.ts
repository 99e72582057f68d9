import { type AuditEvent, actorOf } from '@gwirio/audit'
import { freeze, freezeForIncident, type InputOf, listFreezes, refuse } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { nameOf, type Route, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
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
  const { db } = context
  return route(freeze, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const { caseId } = params
      const by = { actor: actorOf(caller), subject: caller.subject, name: nameOf(caller) }
      const isMade = await makeFreeze(tx, context, { caseId, freezeId: newId(), by, ...body })
      // Nothing ever began there, so that nothing has to stop
      return isMade ? await presentFreezes(tx, context, caseId) : refuse('not-ready')
    }),
  )
}

/** The party of an incident is frozen in the name of who reported it. */
export function freezeForIncidentRoute(context: Context): Route {
  return route(freezeForIncident, async ({ params, body }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      const { incidentId: freezeId, partyId, reportedBy, note } = body
      const isMade = await makeFreeze(tx, context, {
        caseId: params.caseId,
        freezeId,
        by: { actor: actorOf(caller), ...reportedBy },
        party: { partyId },
        note,
      })
      return isMade ? undefined : refuse('not-ready')
    }),
  )
}

type Freezing = InputOf<typeof freeze>['body'] & {
  readonly caseId: string
  readonly freezeId: string
  readonly by: { actor: AuditEvent['actor']; subject: string; name: string }
}

/** @returns false where neither a verification nor the caller says whose freeze it would be */
async function makeFreeze(
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

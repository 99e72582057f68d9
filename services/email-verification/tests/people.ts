import { callOperation, decideApproval, type Operation, scopesOfRole } from '@gwirio/contracts'
import { sql } from 'kysely'
import { unwrap, type World } from './email-verification.ts'

type Role = keyof typeof scopesOfRole

/** Who works here, by what their tokens say. */
const roles = {
  siwan: 'business-support',
  rhodri: 'business-support',
  mair: 'manager',
  nia: 'manager',
  alun: 'auditor',
} as const satisfies Record<string, Role>
export type Person = keyof typeof roles

/** Calls as one of them, with all that their role may. */
export function as(world: World, person: Person | 'program') {
  const isPerson = person !== 'program'
  const scope = (isPerson ? scopesOfRole[roles[person]] : scopesOfRole.manager).join(' ')
  const named = isPerson ? { subject: person, claims: { name: `Name of ${person}` } } : {}
  return async <Op extends Operation>(operation: Op, params: object, body?: unknown) =>
    await callOperation(
      {
        baseUrl: world.url(),
        token: () => world.issuer.token({ audience: 'urn:gwirio:api', scope, ...named }),
      },
      operation,
      { params: { ...params }, ...(body === undefined ? {} : { body }) },
    )
}

export const note = 'Checked on the phone'

export async function decide(
  world: World,
  person: Person | 'program',
  approval: { caseId: string; approvalId: string },
  decision: 'approve' | 'refuse' = 'approve',
) {
  const { caseId, approvalId } = approval
  return await as(world, person)(decideApproval, { caseId, approvalId }, { decision, note })
}

/** Has it approved. */
export async function approve(
  world: World,
  person: Person,
  approval: { caseId: string; approvalId: string },
) {
  return unwrap(await decide(world, person, approval))
}

export interface Audited {
  readonly action: string
  readonly actor: string
  readonly reason: string | null
  readonly details: Record<string, unknown> | null
}

/** What was recorded about a case, in order. */
export async function auditOf(world: World, caseId: string): Promise<Audited[]> {
  const { rows } = await sql<Audited>`
    select action, actor_id as actor, reason, details from audit.event
    where case_id = ${caseId} order by event_id`.execute(world.db.withoutPlugins())
  return rows
}

import { type AuditEvent, actorOf } from '@gwirio/audit'
import type { Caller } from '@gwirio/service-kit'
import type { Maker } from './rules/model.ts'
import type { HandOver } from './store/tables.ts'

/** Who and what brought a decision about. */
export interface Cause {
  readonly actor: AuditEvent['actor']
  /** Of a person, as their token says. */
  readonly name?: string | null
  readonly at: Date
  readonly details?: NonNullable<AuditEvent['details']>
  readonly personal?: NonNullable<AuditEvent['personal']>
  readonly handedOver?: { readonly handOver: HandOver; readonly remoteAnswer: string }
}

/** What somebody does over HTTP, with the note that they had to give. */
export function causeOf(caller: Caller, at: Date, note?: string): Cause {
  return {
    actor: actorOf(caller),
    name: caller.name ?? null,
    at,
    ...(note && { personal: { note } }),
  }
}

/** Who the history names for it; null: nobody but us. */
export function makerOf({ actor, name = null, personal }: Cause): Maker | null {
  const { kind, id } = actor
  if (kind !== 'staff' && kind !== 'client') return null
  return { kind, by: kind === 'staff' ? name : id, note: personal?.['note'] ?? null }
}

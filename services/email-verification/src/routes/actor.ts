import type { AuditEvent } from '@gwirio/audit'
import type { Caller } from '@gwirio/service-kit'

/** A caller as the audit names it. */
export function actorOf(caller: Caller): AuditEvent['actor'] {
  if (caller.kind === 'staff') return { kind: 'staff', id: caller.subject }
  return { kind: 'client', id: caller.clientId }
}

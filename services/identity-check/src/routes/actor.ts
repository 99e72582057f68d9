import type { AuditEvent } from '@gwirio/audit'
import type { Caller } from '@gwirio/service-kit'

/** Who acts, as the audit names it. */
export function actorOf(caller: Caller): AuditEvent['actor'] {
  return caller.kind === 'staff'
    ? { kind: 'staff', id: caller.subject }
    : { kind: 'client', id: caller.clientId }
}

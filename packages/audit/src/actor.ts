import type { AuditEvent } from './event.ts'

/** A caller, as its access token names it, in the words of the audit. */
export function actorOf(caller: {
  readonly kind: 'staff' | 'client'
  readonly subject: string
  readonly clientId: string
}): AuditEvent['actor'] {
  const { kind } = caller
  return { kind, id: kind === 'staff' ? caller.subject : caller.clientId }
}

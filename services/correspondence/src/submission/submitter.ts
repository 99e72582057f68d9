import { actorOf } from '@gwirio/audit'
import type { Caller } from '@gwirio/service-kit'
import type { Submitter } from './submission.ts'

/** Who hands something over, as their token says. */
export function submitterOf(caller: Caller): Submitter {
  const { kind, clientId, subject, name } = caller
  return {
    clientId,
    subject: kind === 'staff' ? subject : clientId,
    name: kind === 'staff' ? (name ?? null) : null,
    actor: actorOf(caller),
  }
}

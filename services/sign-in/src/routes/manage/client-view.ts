import { type ClientView, clientScope } from '@gwirio/contracts'
import type { ClientRow } from '../../store/clients.ts'

/** A report-sending system as managers see it. */
export function viewClient(client: ClientRow, now: Date): ClientView {
  const { clientId, scopes, disabledAt, secretChangedAt, oldSecretUntil } = client
  return {
    clientId,
    scopes: scopes.flatMap((scope) => clientScope.safeParse(scope).data ?? []),
    disabled: disabledAt !== null,
    secretChangedAt: secretChangedAt.toISOString(),
    oldSecretUntil: oldSecretUntil && oldSecretUntil > now ? oldSecretUntil.toISOString() : null,
  }
}

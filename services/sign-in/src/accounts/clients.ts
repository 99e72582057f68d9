import type { Transaction } from 'kysely'
import { digestSecret, isSecretOf } from '../credentials/client-secret.ts'
import { type ClientRow, lockClient, putClient, updateClient } from '../store/clients.ts'
import type { Database } from '../store/tables.ts'
import type { ClientInput } from './input.ts'
import type { Change, Keeper } from './staff.ts'

/** Makes a client or brings it to what is given. */
export async function keepClient(
  keeper: Keeper,
  tx: Transaction<Database>,
  given: ClientInput,
): Promise<Change> {
  const { clientId, kind, secret } = given
  const wanted = {
    clientId,
    kind,
    scopes: given.scopes,
    redirectUris: given.kind === 'web' ? given.redirectUris : [],
    postLogoutRedirectUris: given.kind === 'web' ? given.postLogoutRedirectUris : [],
    backchannelLogoutUri: given.kind === 'web' ? (given.backchannelLogoutUri ?? null) : null,
  }
  const found = await lockClient(tx, clientId)
  const isSecretChanged = !found || !isSecretOf(found.secretDigest, secret)
  if (found && !isSecretChanged && isAsGiven(found, wanted)) return 'unchanged'
  await putClient(tx, {
    ...wanted,
    secretDigest: digestSecret(secret),
    secretChangedAt: isSecretChanged ? keeper.clock.now() : found.secretChangedAt,
    oldSecretDigest: null,
    oldSecretUntil: null,
  })
  await record(keeper, tx, found ? 'client.changed' : 'client.made', clientId)
  return found ? 'changed' : 'made'
}

/** Disables a client: it gets no more tokens. @returns false when there is none in use */
export async function endClient(
  keeper: Keeper,
  tx: Transaction<Database>,
  clientId: string,
): Promise<boolean> {
  const found = await lockClient(tx, clientId)
  if (!found || found.disabledAt) return false
  await updateClient(tx, { clientId, disabledAt: keeper.clock.now() })
  await record(keeper, tx, 'client.disabled', clientId)
  return true
}

function isAsGiven(found: ClientRow, wanted: Partial<ClientRow>): boolean {
  const isSame = (Object.keys(wanted) as Array<keyof typeof wanted>).every(
    (key) => JSON.stringify(found[key]) === JSON.stringify(wanted[key]),
  )
  return isSame && found.disabledAt === null
}

function record(keeper: Keeper, tx: Transaction<Database>, action: string, clientId: string) {
  return keeper.audit.append(tx, {
    caseId: null,
    action,
    actor: { kind: 'service', id: 'accounts-command' },
    occurredAt: keeper.clock.now(),
    details: { clientId },
  })
}

import { actorOf } from '@gwirio/audit'
import { type AnswerOf, changeClientSecret, type InputOf, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../../context.ts'
import { digestSecret, makeSecret } from '../../credentials/client-secret.ts'
import { lockSendingSystem, updateClient } from '../../store/clients.ts'
import { viewClient } from './client-view.ts'

export const changeClientSecretRoute = (context: Context) =>
  route(changeClientSecret, (input, request) => change(context, input, request))

/** The secret in force may go on for some hours beside the new one; an older one ends now. */
async function change(
  { audit, clock, db }: Context,
  { params: { clientId }, body: { keepOldHours } }: InputOf<typeof changeClientSecret>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof changeClientSecret>> {
  const now = clock.now()
  const secret = makeSecret()
  return await db.transaction().execute(async (tx) => {
    const found = await lockSendingSystem(tx, clientId)
    if (!found || found.disabledAt) return refuse('client-not-found')
    const isKept = keepOldHours > 0
    const client = await updateClient(tx, {
      clientId,
      secretDigest: digestSecret(secret),
      secretChangedAt: now,
      oldSecretDigest: isKept ? found.secretDigest : null,
      oldSecretUntil: isKept ? new Date(now.getTime() + keepOldHours * 60 * 60 * 1000) : null,
    })
    await audit.append(tx, {
      caseId: null,
      action: 'client.secret-changed',
      actor: actorOf(caller),
      occurredAt: now,
      details: { clientId, keepOldHours },
    })
    return { client: viewClient(client, now), secret }
  })
}

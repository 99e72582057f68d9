import { actorOf } from '@gwirio/audit'
import { type AnswerOf, disableClient, type InputOf, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../../context.ts'
import { lockSendingSystem, updateClient } from '../../store/clients.ts'
import { viewClient } from './client-view.ts'

export const disableClientRoute = (context: Context) =>
  route(disableClient, (input, request) => disable(context, input, request))

async function disable(
  { audit, clock, db }: Context,
  { params: { clientId } }: InputOf<typeof disableClient>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof disableClient>> {
  const now = clock.now()
  return await db.transaction().execute(async (tx) => {
    const found = await lockSendingSystem(tx, clientId)
    if (!found) return refuse('client-not-found')
    if (found.disabledAt) return viewClient(found, now)
    const client = await updateClient(tx, {
      clientId,
      disabledAt: now,
      oldSecretDigest: null,
      oldSecretUntil: null,
    })
    await audit.append(tx, {
      caseId: null,
      action: 'client.disabled',
      actor: actorOf(caller),
      occurredAt: now,
      details: { clientId },
    })
    return viewClient(client, now)
  })
}

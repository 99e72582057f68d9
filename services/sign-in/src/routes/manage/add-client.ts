import { actorOf } from '@gwirio/audit'
import { type AnswerOf, addClient, type InputOf, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../../context.ts'
import { digestSecret, makeSecret } from '../../credentials/client-secret.ts'
import { addSendingSystem } from '../../store/clients.ts'
import { viewClient } from './client-view.ts'

export const addClientRoute = (context: Context) =>
  route(addClient, (input, request) => add(context, input, request))

async function add(
  { audit, clock, db }: Context,
  { body }: InputOf<typeof addClient>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof addClient>> {
  const { clientId, scopes } = body
  const now = clock.now()
  const secret = makeSecret()
  return await db.transaction().execute(async (tx) => {
    const wanted = { clientId, scopes, secretDigest: digestSecret(secret), secretChangedAt: now }
    const client = await addSendingSystem(tx, wanted)
    if (!client) return refuse('client-taken')
    await audit.append(tx, {
      caseId: null,
      action: 'client.made',
      actor: actorOf(caller),
      occurredAt: now,
      details: { clientId, scopes: scopes.join(' ') },
    })
    return { client: viewClient(client, now), secret }
  })
}

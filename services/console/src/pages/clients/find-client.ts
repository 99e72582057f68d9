import { type ClientView, listClients } from '@gwirio/contracts'
import type { Request } from 'express'
import { askAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'

export async function readClients(context: Context, request: Request): Promise<ClientView[]> {
  const { clients } = await askAs(context, request, 'signIn', listClients)
  return clients
}

/** The system that the path names; `null` when there is none. */
export async function findClient(context: Context, request: Request): Promise<ClientView | null> {
  const clients = await readClients(context, request)
  return clients.find(({ clientId }) => clientId === request.params['clientId']) ?? null
}

/** The old secret goes on, if it was given time that is not over. */
export function oldSecretUntil({ clock }: Context, client: ClientView): string | null {
  const { oldSecretUntil: until } = client
  return until !== null && new Date(until) > clock.now() ? until : null
}

import { listClients } from '@gwirio/contracts'
import { route } from '@gwirio/service-kit'
import type { Context } from '../../context.ts'
import { listSendingSystems } from '../../store/clients.ts'
import { viewClient } from './client-view.ts'

export const listClientsRoute = ({ db, clock }: Context) =>
  route(listClients, async () => ({
    clients: (await listSendingSystems(db)).map((client) => viewClient(client, clock.now())),
  }))

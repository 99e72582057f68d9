import type { Adapter, AdapterFactory } from 'oidc-provider'
import type { Context } from '../context.ts'
import { findClient } from '../store/clients.ts'
import {
  consumeRecord,
  putRecord,
  type RecordStore,
  readRecord,
  readSession,
  removeGranted,
  removeRecord,
} from '../store/provider-records.ts'
import { currentTransaction } from '../store/transaction.ts'
import { describeClient } from './clients.ts'

/** Where the provider keeps what it makes, in the transaction around the request if there is one. */
export function createAdapters(context: Context): AdapterFactory {
  return (model) => (model === 'Client' ? clientAdapter(context) : recordAdapter(context, model))
}

function recordAdapter(context: Context, model: string): Adapter {
  const { clock } = context
  const store: RecordStore = context
  return {
    upsert: (id, payload, lifetimeSeconds = 0) => {
      const expiresAt = new Date(clock.now().getTime() + lifetimeSeconds * 1000)
      return putRecord(store, { model, id, payload, expiresAt })
    },
    find: (id) => readRecord(store, { model, id }),
    findByUid: (uid) => readSession(store, uid),
    findByUserCode: notSupported,
    consume: (id) => consumeRecord(store, { model, id, at: clock.now() }),
    destroy: (id) => removeRecord(store, { model, id }),
    revokeByGrantId: (grantId) => removeGranted(store, grantId),
  }
}

/** Clients are read at every request, so a change or a disabling works at once. */
function clientAdapter({ db, clock }: Context): Adapter {
  return {
    async find(clientId) {
      const client = await findClient(currentTransaction() ?? db, clientId)
      return client && describeClient(client, clock.now())
    },
    upsert: notSupported,
    findByUid: notSupported,
    findByUserCode: notSupported,
    consume: notSupported,
    destroy: notSupported,
    revokeByGrantId: notSupported,
  }
}

/** Only features that are off would call it. */
async function notSupported(): Promise<undefined> {
  throw new Error('The OpenID provider asked for what it was told not to use')
}

import type { Transaction } from 'kysely'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { type Context, serviceName } from '../context.ts'
import type { Database } from '../store/tables.ts'
import { inTransaction } from '../store/transaction.ts'
import { laneOfClient, takeTries } from '../tries.ts'
import { leave } from './sign-out.ts'

/** What answers without the database. */
const stateless = /^\/(jwks|\.well-known\/.*|session\/end\/success)$/

/**
 * Runs what the provider stores for one request, and the record of it, in one transaction. The answer leaves after the
 * commit; a refusal of the provider is an answer too, so what it revokes stays revoked.
 */
export function runRequests(context: Context) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    if (stateless.test(ctx.path)) return next()
    await inTransaction(context.db, async (tx) => {
      await next()
      if (ctx.oidc.route === 'end_session' && !ctx.oidc.session?.accountId) await leave(ctx)
      await recordOutcome(context, tx, ctx)
    })
  }
}

async function recordOutcome(context: Context, tx: Transaction<Database>, ctx: KoaContextWithOIDC) {
  const { route } = ctx.oidc
  if (route.startsWith('end_session')) return recordSignOut(context, tx, ctx)
  if (route !== 'token') return
  if (ctx.status === 200) await recordGrant(context, tx, ctx)
  else await recordRefusal(context, tx, ctx)
}

async function recordSignOut(context: Context, tx: Transaction<Database>, ctx: KoaContextWithOIDC) {
  const session = ctx.oidc.session as { accountId?: string; destroyed?: boolean } | undefined
  if (!session?.destroyed || !session.accountId) return
  await context.audit.append(tx, {
    caseId: null,
    action: 'staff.signed-out',
    actor: { kind: 'staff', id: session.accountId },
    occurredAt: context.clock.now(),
  })
}

/** Refreshing goes on with what was granted, every few minutes: not recorded. */
async function recordGrant(context: Context, tx: Transaction<Database>, ctx: KoaContextWithOIDC) {
  const { client, accessToken, entities, params } = ctx.oidc
  if (params?.['grant_type'] === 'refresh_token') return
  const staffId = accessToken?.accountId
  const granted = accessToken ?? entities.ClientCredentials
  const clientId = client?.clientId ?? ''
  await context.audit.append(tx, {
    caseId: null,
    action: staffId ? 'staff.token-granted' : 'client.token-granted',
    actor: staffId ? { kind: 'staff', id: staffId } : { kind: 'client', id: clientId },
    occurredAt: context.clock.now(),
    details: { clientId, scope: granted?.scope ?? '' },
  })
}

/**
 * Records refusals until too many came from the same client at the same place: a program with a wrong secret must not
 * fill the record. It is refused all the same.
 */
async function recordRefusal(context: Context, tx: Transaction<Database>, ctx: KoaContextWithOIDC) {
  const clientId = ctx.oidc.client?.clientId ?? ''
  const lane = laneOfClient(context, { clientId, sourceAddress: ctx.ip })
  if ((await takeTries(context, tx, [lane])) > 0) return
  const { error } = (ctx.body ?? {}) as { error?: string }
  await context.audit.append(tx, {
    caseId: null,
    action: 'token.refused',
    actor: { kind: 'service', id: serviceName },
    occurredAt: context.clock.now(),
    reason: error ?? 'unknown',
    details: clientId ? { clientId } : {},
    personal: { sourceAddress: ctx.ip },
  })
}

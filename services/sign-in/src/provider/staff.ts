import { scopesOfRole } from '@gwirio/contracts'
import type { Account, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Context } from '../context.ts'
import { findStaff } from '../store/staff-accounts.ts'
import { currentTransaction } from '../store/transaction.ts'

/** Finds a staff member for the provider; one who is disabled or has to enrol is not there: nothing more is issued. */
export async function findAccount({ db }: Context, staffId: string): Promise<Account | undefined> {
  const staff = await findStaff(currentTransaction() ?? db, staffId)
  if (!staff?.passwordHash) return undefined
  const { displayName: name, role } = staff
  // None named is all: then the tokens do not speak of them
  const spoken = { name, ...(staff.areas.length > 0 && { areas: staff.areas }) }
  return {
    accountId: staffId,
    scopes: scopesOfRole[role],
    spoken,
    claims: () => ({ sub: staffId, role, ...spoken }),
  }
}

/**
 * What was granted to a client by a sign-in. Our own clients need no consent page; each sign-in grants anew, and what
 * the same browser was granted before ends.
 */
export async function loadGrant(ctx: KoaContextWithOIDC) {
  const { client, session, account, provider, params } = ctx.oidc
  if (!client || !session || !account) return undefined
  const earlier = session.grantIdFor(client.clientId)
  if (!ctx.oidc.result?.login) return earlier ? provider.Grant.find(earlier) : undefined
  if (earlier) await endGrant(provider, earlier)
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
  grant.addOIDCScope(String(params?.['scope'] ?? ''))
  for (const [resource, { scopes }] of Object.entries(ctx.oidc.resourceServers ?? {})) {
    grant.addResourceScope(resource, scopes)
  }
  await grant.save()
  return grant
}

/** Ends a grant with its codes and refresh tokens. */
export async function endGrant({ RefreshToken, Grant }: Provider, grantId: string): Promise<void> {
  await RefreshToken.revokeByGrantId(grantId)
  await Grant.adapter.destroy(grantId)
}

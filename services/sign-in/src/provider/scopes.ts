import type { Scope } from '@gwirio/contracts'
import { type Client, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { aboutThePerson } from './clients.ts'

/**
 * What a client may ask for at the one audience. A program that names no scope gets all of its own (RFC 6749 §3.3),
 * one that names another's is refused. What a person's role does not allow is left out whenever a token is made, so a
 * new role counts from the next refresh on.
 *
 * @throws {errors.InvalidScope}
 */
export function settleScope(ctx: KoaContextWithOIDC, client: Client): string {
  const own = (client.scope ?? '').split(' ').filter((scope) => !aboutThePerson.includes(scope))
  const { params, route, account } = ctx.oidc
  if (params?.['grant_type'] === 'client_credentials') {
    params['scope'] ??= own.join(' ')
    const other = String(params['scope'])
      .split(' ')
      .find((scope) => !own.includes(scope))
    if (other) throw new errors.InvalidScope('the client may not have this scope', other)
  }
  if (route !== 'token' || !account) return own.join(' ')
  const allowed = account['scopes'] as readonly Scope[]
  return own.filter((scope) => allowed.some((one) => one === scope)).join(' ')
}

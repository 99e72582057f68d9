import type { KoaContextWithOIDC, Provider, Session } from 'oidc-provider'
import { endGrant } from './staff.ts'

/**
 * Whether the request to sign out proves by an id token of this very session that our client sends it. Then nobody need
 * be asked (OpenID Connect RP-Initiated Logout 1.0 §2: without the proof, another site could sign people out).
 */
export function isProved(ctx: KoaContextWithOIDC): boolean {
  const { client, entities, session } = ctx.oidc
  return client !== undefined && entities.IdTokenHint?.payload['sub'] === session?.accountId
}

/** Ends the session with all that was granted in it, and sends the browser where its client wants it. */
export async function leave(ctx: KoaContextWithOIDC): Promise<void> {
  const { session, params, provider } = ctx.oidc
  if (!session || ctx.status >= 400) return
  await endSession(provider, session)
  ctx.oidc.cookies.set(provider.cookieName('session'), null)
  const target = new URL(
    String(params?.['post_logout_redirect_uri'] ?? ctx.oidc.urlFor('end_session_success')),
  )
  if (params?.['state']) target.searchParams.set('state', String(params['state']))
  ctx.status = 303
  ctx.redirect(target.href)
}

/**
 * Ends the session of another person in the browser in which somebody now signed in.
 *
 * @returns whose session it was
 */
export async function endSessionOfOther(
  provider: Provider,
  interaction: Awaited<ReturnType<Provider['interactionDetails']>>,
  staffId: string,
): Promise<string | undefined> {
  const { session: earlier } = interaction
  if (!earlier || earlier.accountId === staffId) return undefined
  const session = await provider.Session.findByUid(earlier.uid)
  if (session) await endSession(provider, session)
  interaction.session = undefined
  await interaction.persist()
  return earlier.accountId
}

async function endSession(provider: Provider, session: Session): Promise<void> {
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (grantId) await endGrant(provider, grantId)
  }
  await session.destroy()
}

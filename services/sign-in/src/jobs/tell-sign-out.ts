import type { Client, Provider } from 'oidc-provider'
import type { SignOutNotice } from '../accounts/end-access.ts'

/** What the provider's types leave out. */
type TellingClient = Client & { backchannelLogout(sub: string, sid?: string): Promise<void> }

/**
 * Tells a client that all sessions of a person ended (OpenID Connect Back-Channel Logout 1.0 §2.5). The logout token
 * names the person and no session, which means every one (§2.4).
 *
 * @throws when the client did not take it: it is told again later
 */
export async function tellSignOut(
  provider: Provider,
  { clientId, staffId }: SignOutNotice,
): Promise<void> {
  const client = (await provider.Client.find(clientId)) as TellingClient | undefined
  if (!client?.backchannelLogoutUri) return
  await client.backchannelLogout(staffId)
}

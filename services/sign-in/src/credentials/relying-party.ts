import { isIP } from 'node:net'

/** To whom passkeys are given, as WebAuthn names it. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/** @returns null where browsers allow no passkeys: at an address without a name (WebAuthn Level 3 §5.1.2) */
export function relyingPartyOf(issuer: string): RelyingParty | null {
  const { hostname, origin } = new URL(issuer)
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { id: hostname, origin } : null
}

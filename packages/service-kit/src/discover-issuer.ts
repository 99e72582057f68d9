import {
  allowInsecureRequests,
  type ClientAuth,
  type Configuration,
  discovery,
} from 'openid-client'

export const issuerTimeoutSeconds = 5

/** Finds the endpoints of an issuer (OpenID Connect Discovery 1.0) in the name of a client. */
export async function discoverIssuer(
  issuer: string,
  clientId: string,
  authentication?: ClientAuth,
): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, undefined, authentication, {
    timeout: issuerTimeoutSeconds,
    execute: isInClear(issuer) ? [allowInsecureRequests] : [],
  })
}

/** Allowed only because the setting names it: on loopback, or inside a mesh that encrypts. */
export function isInClear(issuer: string): boolean {
  return new URL(issuer).protocol === 'http:'
}

import { readLetterFormat, searchDetails } from '@gwirio/contracts'
import { route, systemClock } from '@gwirio/service-kit'
import { startStandIn } from '@gwirio/service-kit/testing'
import type { MailWorld } from '@gwirio/testing'

/** An identity-check that has no detail of anybody on file. */
export function startIdentityCheck(issuer: string) {
  return startStandIn({
    service: 'identity-check',
    issuer,
    clock: systemClock,
    routes: [
      route(searchDetails, async () => ({ hits: [] })),
      route(readLetterFormat, async () => ({ letterFormat: 'standard' as const })),
    ],
  })
}

/** Settings with which correspondence finds the mail servers of this world. */
export function deliverInto({ dns, mxPort, policyPort }: MailWorld) {
  return {
    DNS_SERVERS: dns.address,
    REMOTE_SMTP_PORT: String(mxPort),
    REMOTE_POLICY_PORT: String(policyPort),
    ALLOW_PRIVATE_ADDRESSES: 'true',
  }
}

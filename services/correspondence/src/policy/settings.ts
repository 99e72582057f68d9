import { parseNetworks } from '@gwirio/mail'
import { findBothSet, type SettingsOf, setting } from '@gwirio/service-kit'
import { z } from 'zod'

/** Where a mail server asks before it relays (Postfix policy delegation). */
export const policySettings = {
  policyHost: setting.text({
    default: '127.0.0.1',
    description: 'Address to listen on for policy questions of mail servers',
  }),
  policyPort: setting.port({
    optional: true,
    description: 'Port to listen on for policy questions; none of the two, and nobody can ask',
  }),
  policySocket: setting.text({
    optional: true,
    description: 'Socket file to listen on for policy questions, instead of the port',
  }),
  policyNetworks: setting.listOf({
    description: 'Mail servers that may ask at the port; none named, and it is this machine alone',
    form: 'addresses and networks (first address, at least /8 or IPv6 /32, no `::ffff:`) separated by commas',
    item: z.string().refine((word) => parseNetworks([word]) !== null),
  }),
}

export type PolicyConfig = SettingsOf<typeof policySettings>

/** What in these settings does not fit together, each with its remedy. */
export function findPolicyProblems(config: PolicyConfig): string[] {
  return findBothSet(config, 'policyPort', 'policySocket')
}

import {
  createDeliverer,
  createResolver,
  type Deliverer,
  type DelivererOptions,
  type DeliveryLimits,
} from '@gwirio/mail'
import type { Config } from './config.ts'

/** Together less than a job of this kind may take (`enqueueHandOver`). */
const deliveryLimits: Partial<DeliveryLimits> = { sessionSeconds: 300, maxAddresses: 4 }

/** What reaches the mail servers of recipients. */
export function openDeliverer(
  config: Config,
  { clock, policies }: Pick<DelivererOptions, 'clock' | 'policies'>,
): Deliverer {
  return createDeliverer({
    serverName: config.returnDomain,
    resolver: createResolver({ servers: config.dnsServers }),
    clock,
    policies,
    port: config.remoteSmtpPort,
    policyPort: config.remotePolicyPort,
    ca: config.remoteCa,
    allowsPrivateAddresses: config.allowPrivateAddresses,
    limits: deliveryLimits,
  })
}

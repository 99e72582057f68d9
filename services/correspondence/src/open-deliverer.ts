import { createDeliverer, createResolver, type Deliverer, type DeliveryLimits } from '@gwirio/mail'
import type { Clock } from '@gwirio/service-kit'
import type { Config } from './config.ts'

/** Together less than a job of this kind may take (`handOverOptions`). */
const deliveryLimits: Partial<DeliveryLimits> = { sessionSeconds: 300, maxAddresses: 4 }

/** What reaches the mail servers of recipients. */
export function openDeliverer(config: Config, clock: Clock): Deliverer {
  return createDeliverer({
    serverName: config.returnDomain,
    resolver: createResolver({ servers: config.dnsServers }),
    clock,
    port: config.remoteSmtpPort,
    policyPort: config.remotePolicyPort,
    ca: config.remoteCa,
    allowsPrivateAddresses: config.allowPrivateAddresses,
    limits: deliveryLimits,
  })
}

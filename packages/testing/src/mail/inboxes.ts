import type { Authority } from '../certificate.ts'
import { type InboxOptions, openInbox } from './inbox.ts'
import { noTlsAddress } from './zone.ts'

/**
 * Opens all the ways in: for a service that hands its mail over, and for whoever delivers himself, the latter with TLS,
 * and once more without TLS where the system has a second loopback address.
 */
export async function openInboxes(
  given: {
    host: string
    smtpPort?: number | undefined
    mxPort?: number | undefined
    authority: Authority
  },
  taking: Omit<InboxOptions, 'host' | 'port' | 'authority'>,
) {
  const { host, authority } = given
  const relay = await openInbox({ ...taking, host, port: given.smtpPort ?? 0 })
  const servers = [relay]
  try {
    const mx = await openInbox({ ...taking, host, port: given.mxPort ?? 0, authority })
    servers.push(mx)
    // Not every system has it, and the port may be in use there: then that domain is without a server
    const withoutTls = { ...taking, host: noTlsAddress, port: mx.port }
    const second = await openInbox(withoutTls).catch(() => null)
    if (second) servers.push(second)
    return { smtpPort: relay.port, mxPort: mx.port, close: () => closeAll(servers) }
  } catch (error) {
    await closeAll(servers)
    throw error
  }
}

async function closeAll(servers: readonly { close(): Promise<void> }[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()))
}

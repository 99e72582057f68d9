import path from 'node:path'
import { type DnsServer, startDnsServer } from '../dns-server.ts'
import { loadDkimKey } from './dkim-key.ts'
import { type MailProvider, startMailProvider } from './provider.ts'
import { createMailZone, type ServiceDomain } from './zone.ts'

export interface MailWorldOptions {
  /** The domains of the service under test. */
  services?: readonly ServiceDomain[] | undefined
  host?: string | undefined
  dnsPort?: number | undefined
  smtpPort?: number | undefined
  /** Keeps the mail and the signing key there; without it, in memory. */
  folder?: string | undefined
}

export interface MailWorld extends MailProvider {
  readonly dns: DnsServer
}

/** Starts DNS and a mail provider that hosts every domain but the service's own. */
export async function startMailWorld(options: MailWorldOptions = {}): Promise<MailWorld> {
  const { host, folder, services = [] } = options
  await using starting = new AsyncDisposableStack()
  const dkim = await loadDkimKey({
    selector: 'world',
    file: folder && path.join(folder, 'dkim.pem'),
  })
  const zone = createMailZone({ providerDkim: dkim, services })
  const dns = starting.use(await startDnsServer({ zone, host, port: options.dnsPort }))
  const provider = starting.use(
    await startMailProvider({
      dnsServers: [dns.address],
      dkim,
      services,
      host,
      smtpPort: options.smtpPort,
      folder,
    }),
  )
  const started = starting.move()
  return { ...provider, dns, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

import path from 'node:path'
import { type Authority, openAuthority } from '../certificate.ts'
import { type DnsRecord, type DnsServer, startDnsServer } from '../dns-server.ts'
import { loadDkimKey } from './dkim-key.ts'
import { type MailProvider, startMailProvider } from './provider.ts'
import { type StsPolicy, startStsServer } from './sts-server.ts'
import { createMailZone, type ServiceDomain } from './zone.ts'

export interface MailWorldOptions {
  /** The domains of the service under test. */
  services?: readonly ServiceDomain[] | undefined
  host?: string | undefined
  dnsPort?: number | undefined
  smtpPort?: number | undefined
  /** Where mail servers of the world listen, with STARTTLS. */
  mxPort?: number | undefined
  /** Where policies of domains are served over HTTPS (MTA-STS). */
  policyPort?: number | undefined
  /** Keeps the mail and the signing key there; without it, in memory. */
  folder?: string | undefined
}

export interface MailWorld extends MailProvider {
  readonly dns: DnsServer
  /** Whose certificates all its servers show. */
  readonly authority: Authority
  readonly policyPort: number
  /** The domains whose policies were fetched, oldest first. */
  readonly fetchedPolicies: readonly string[]
  /** What a domain says about its mail servers from now on (MTA-STS); null is nothing. */
  setPolicy(domain: string, policy: StsPolicy | null): void
  /** The records of a name from now on; none is a name without records, null is what stood there before. */
  setRecords(name: string, records: readonly DnsRecord[] | null): void
}

/** Starts DNS and a mail provider that hosts every domain but the service's own. */
export async function startMailWorld(options: MailWorldOptions = {}): Promise<MailWorld> {
  const { host = '127.0.0.1', folder, services = [] } = options
  await using starting = new AsyncDisposableStack()
  const file = (name: string) => folder && path.join(folder, name)
  const dkim = await loadDkimKey({ selector: 'world', file: file('dkim.pem') })
  const authority = await openAuthority({ file: file('authority.pem') })
  const policies = starting.use(
    await startStsServer({ host, port: options.policyPort ?? 0, authority }),
  )
  const others = new Map<string, readonly DnsRecord[]>()
  const zone = createMailZone({
    providerDkim: dkim,
    services,
    others,
    stsRecordOf: policies.recordOf,
  })
  const dns = starting.use(await startDnsServer({ zone, host, port: options.dnsPort }))
  const { smtpPort, mxPort } = options
  const provider = starting.use(
    await startMailProvider({
      dnsServers: [dns.address],
      ...{ dkim, services, host, authority, folder, smtpPort, mxPort },
    }),
  )
  const started = starting.move()
  return {
    ...provider,
    dns,
    authority,
    policyPort: policies.port,
    fetchedPolicies: policies.fetched,
    setPolicy: policies.set,
    setRecords: (name, records) => (records ? others.set(name, records) : others.delete(name)),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

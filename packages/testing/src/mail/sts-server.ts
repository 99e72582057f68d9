import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createSecureContext } from 'node:tls'
import type { Authority } from '../certificate.ts'
import type { DnsRecord } from '../dns-server.ts'
import { domainOf } from './send-mail.ts'

/** What a domain says about its mail servers (RFC 8461). */
export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none'
  readonly mx: readonly string[]
  readonly maxAgeSeconds?: number
  /** Of its DNS record; a new one for each policy that is set, when it is not given. */
  readonly id?: string
  /** What the server answers instead. */
  readonly text?: string
  readonly status?: number
}

export interface StsServer extends AsyncDisposable {
  readonly port: number
  /** The domains whose policies were fetched, oldest first. */
  readonly fetched: readonly string[]
  set(domain: string, policy: StsPolicy | null): void
  /** The record of `_mta-sts.<domain>`. */
  recordOf(name: string): DnsRecord | undefined
}

/** Serves the policies of all domains over HTTPS, with a good certificate for each name. */
export async function startStsServer(options: {
  host: string
  port: number
  authority: Authority
}): Promise<StsServer> {
  const { authority } = options
  const policies = new Map<string, StsPolicy & { id: string }>()
  const fetched: string[] = []
  let lastId = 0
  const server = createServer({
    ...authority.issue(['mta-sts.world.example']),
    SNICallback: (name, done) => done(null, createSecureContext(authority.issue([name]))),
  })
  server.on('request', (request, response) => {
    const [, domain = ''] = /^mta-sts\.([^:]+)/.exec(request.headers.host ?? '') ?? []
    fetched.push(domain)
    const policy = policies.get(domain)
    const isThere = policy && request.url === '/.well-known/mta-sts.txt'
    response.writeHead(isThere ? (policy.status ?? 200) : 404, { 'content-type': 'text/plain' })
    response.end(isThere ? textOf(policy) : '')
  })
  server.listen(options.port, options.host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    fetched,
    set(domain, policy) {
      const id = policy?.id ?? `policy${++lastId}`
      if (policy) policies.set(domain, { ...policy, id })
      else policies.delete(domain)
    },
    recordOf(name) {
      const policy = policies.get(domainOf(name.replace(/^_mta-sts\./, '')))
      return policy && { type: 'TXT', text: `v=STSv1; id=${policy.id};` }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function textOf({ text, mode, mx, maxAgeSeconds = 604_800 }: StsPolicy): string {
  if (text !== undefined) return text
  const servers = mx.map((name) => `mx: ${name}\r\n`).join('')
  return `version: STSv1\r\nmode: ${mode}\r\n${servers}max_age: ${maxAgeSeconds}\r\n`
}

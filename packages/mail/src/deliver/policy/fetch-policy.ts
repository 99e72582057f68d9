import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { MailResolver } from '../../authenticate/resolver.ts'
import { findAddresses } from '../find-addresses.ts'

export interface PolicyServer {
  readonly resolver: MailResolver
  readonly allowsPrivate: boolean
  readonly port: number
  /** Trusted instead of the system's authorities. */
  readonly ca: string | undefined
}

const timeoutMilliseconds = 30_000
/** RFC 8461 §3.3 */
const maxBytes = 65_536

/**
 * Fetches the policy of a domain over HTTPS from the host that the standard names (RFC 8461 §3.3): the certificate must
 * be good for it, redirects are not followed.
 *
 * @throws when it cannot be had
 */
export async function fetchPolicy(domain: string, server: PolicyServer): Promise<string> {
  const asked = request({
    host: `mta-sts.${domain}`,
    port: server.port,
    path: '/.well-known/mta-sts.txt',
    headers: { accept: 'text/plain' },
    lookup: lookUpWith(server),
    agent: false,
    minVersion: 'TLSv1.2',
    signal: AbortSignal.timeout(timeoutMilliseconds),
    ...(server.ca && { ca: server.ca }),
  })
  try {
    asked.end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    if (answer.statusCode !== 200) throw new Error(`the policy host answered ${answer.statusCode}`)
    return await readText(answer)
  } finally {
    asked.destroy()
  }
}

async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new Error('the policy is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function lookUpWith({ resolver, allowsPrivate }: PolicyServer): LookupFunction {
  return (hostName, { all }, done) => {
    void findAddresses(hostName, { resolver, allowsPrivate }).then((addresses) => {
      const [first, ...others] = (addresses.found ?? []).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }))
      if (!first) done(new Error('the policy host has no address'), '')
      else if (all) done(null, [first, ...others])
      else done(null, first.address, first.family)
    })
  }
}

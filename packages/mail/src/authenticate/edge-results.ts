import type { Header } from '../message/header-fields.ts'
import { type MethodResult, readAuthenticationResults } from './authentication-results.ts'

/** The server of our own organisation that mail from outside comes to first. */
export interface TrustedEdge {
  /** As it names itself in Authentication-Results (RFC 8601 §2.5). */
  readonly authservId: string
  /** Received fields above its results: 0 when it hands over itself and writes them on top. */
  readonly hopsBehind: number
}

/**
 * What our own edge found. Anybody can write such a field into a mail: it counts only with the name of the
 * edge, and only above the Received field that the edge itself put on top of what it took in.
 */
export function readEdgeResults(header: Header, edge: TrustedEdge): readonly MethodResult[] {
  const authservId = edge.authservId.toLowerCase()
  const results: MethodResult[] = []
  let hops = 0
  for (const { name, value } of header.fields) {
    if (name === 'received' && ++hops > edge.hopsBehind) break
    const found = name === 'authentication-results' ? readAuthenticationResults(value) : null
    if (found?.authservId === authservId) results.push(...found.results)
  }
  return results
}

import type { Header } from '../message/header-fields.ts'
import {
  type AuthenticationResults,
  type MethodResult,
  readAuthenticationResults,
} from './authentication-results.ts'

/** The server of our own organisation that mail from outside comes to first. */
export interface TrustedEdge {
  /** As it names itself in Authentication-Results (RFC 8601 §2.5). */
  readonly authservId: string
  /** Received fields above its results: 0 when it hands over itself and writes them on top. */
  readonly hopsBehind: number
}

/**
 * What our own edge found. Anybody can write such a field into a mail: it counts only with the name of the
 * edge and between the two Received fields where the edge writes. Senders can still reach that place when
 * the edge has its own Received on top, so a method passes by the topmost field that names it alone, and
 * nothing counts when a field there cannot be read.
 */
export function readEdgeResults(header: Header, edge: TrustedEdge): readonly MethodResult[] {
  const { above, there } = readPlaces(header, edge.hopsBehind)
  const isOwn = (said: AuthenticationResults | null) =>
    said === null || said.authservId === edge.authservId.toLowerCase()
  // The number is too high, and what stands there is not the edge's
  if (above.some(isOwn)) return []
  const results: MethodResult[] = []
  const named = new Set<string>()
  for (const said of there.filter(isOwn)) {
    if (said === null || said.results.length === 0) return []
    results.push(
      ...said.results.filter(({ method, result }) => result !== 'pass' || !named.has(method)),
    )
    for (const { method } of said.results) named.add(method)
  }
  return results
}

/** The fields above the place of the edge and those in it; none when no Received field ends that place. */
function readPlaces(header: Header, hopsBehind: number) {
  const above: (AuthenticationResults | null)[] = []
  const there: (AuthenticationResults | null)[] = []
  let hops = 0
  for (const { name, value } of header.fields) {
    if (name === 'received' && ++hops > hopsBehind) return { above, there }
    if (name === 'authentication-results')
      (hops < hopsBehind ? above : there).push(readAuthenticationResults(value))
  }
  return { above: [], there: [] }
}

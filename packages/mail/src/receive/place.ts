import type { Networks } from './networks.ts'

/** A port (0 takes a free one), or a socket file that this account and its group may use. */
export type Place = { readonly host: string; readonly port: number } | { readonly file: string }

/**
 * Says which clients are our own servers: who may use a socket file, which is a matter of its folder, and
 * at a port those of the given addresses alone. A client that has already left has an empty address.
 */
export function findEdges(
  place: Place,
  edges: Networks | undefined,
): (remoteAddress: string) => boolean {
  if ('file' in place) return () => true
  return (remoteAddress) => edges?.includes(remoteAddress) ?? false
}

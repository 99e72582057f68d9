import { randomUUIDv7 } from 'node:crypto'

/** A new UUID of version 7 (RFC 9562 §5.7): in order of time, so that new rows lie together in the index. */
export function newId(): string {
  return randomUUIDv7()
}

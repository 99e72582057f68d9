import { type RawBuilder, sql } from 'kysely'

/** A value for a jsonb column. Needed for arrays and strings, which pg would not send as JSON. */
export function jsonb<T>(value: T): RawBuilder<T> {
  return sql<T>`cast(${JSON.stringify(value)} as jsonb)`
}

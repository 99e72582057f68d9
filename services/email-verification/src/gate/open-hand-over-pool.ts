import { openDatabase } from '@gwirio/database'
import type { Config } from '../config.ts'
import { type Context, serviceName } from '../context.ts'
import type { Database } from '../store/tables.ts'
import { type HandOvers, openHandOvers } from './hand-overs.ts'

/** Opens what hand-overs hold, with connections of their own. Disposing waits until all have ended. */
export function openHandOverPool(
  { databaseUrl: url, handOverConnections, handOverSeconds }: Config,
  context: Pick<Context, 'db' | 'vault' | 'audit' | 'clock' | 'after' | 'log'>,
): HandOvers {
  let connections = new AbortController()
  const db = openDatabase<Database>({
    url,
    applicationName: `${serviceName} hand-overs`,
    maxConnections: handOverConnections,
    onLost: () => {
      connections.abort()
      connections = new AbortController()
    },
  })
  const handOvers = openHandOvers(
    {
      ...context,
      db,
      otherDb: context.db,
      lost: () => connections.signal,
      seconds: handOverSeconds,
    },
    handOverConnections,
  )
  return {
    begin: handOvers.begin,
    async [Symbol.asyncDispose]() {
      await handOvers[Symbol.asyncDispose]()
      await db.destroy()
    },
  }
}

import { CompiledQuery, createQueryId, type Kysely, type RootOperationNode } from 'kysely'
import type { Database } from '../../src/store/tables.ts'

/** Notes the queries that run, so that the planner can be asked about the very same ones. */
export function watchQueries(db: Kysely<Database>) {
  const noted: RootOperationNode[] = []
  const watched = db.withPlugin({
    transformQuery: ({ node }) => {
      noted.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return {
    db: watched,
    /** How the queries on parties since the last time were planned: the indexes, and tables read from end to end. */
    async explain(): Promise<{ indexes: string[]; readWhole: string[] }> {
      const queries = noted
        .splice(0)
        .map((node) => watched.getExecutor().compileQuery(node, createQueryId()))
      const plans: string[] = []
      for (const { sql, parameters } of queries) {
        if (!/^(select|with)/i.test(sql) || !/party|identity_check/.test(sql)) continue
        const explained = CompiledQuery.raw(`explain ${sql}`, [...parameters])
        const { rows } = await db.executeQuery<Record<string, string>>(explained)
        plans.push(...rows.flatMap((row) => Object.values(row)))
      }
      const found = (pattern: RegExp) => [
        ...new Set(plans.flatMap((line) => pattern.exec(line)?.[1] ?? [])),
      ]
      return {
        indexes: found(/Index (?:Only )?(?:Scan )?(?:using |on )(\w+)/),
        readWhole: found(/Seq Scan on (\w+)/),
      }
    },
  }
}

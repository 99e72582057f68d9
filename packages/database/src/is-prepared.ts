import { withAdmin } from './admin.ts'

/**
 * Whether Gwirio's schemas were made in this database before.
 *
 * @throws the database's own error when it cannot be reached or does not let the admin in
 */
export async function isPrepared(adminUrl: string): Promise<boolean> {
  return withAdmin(adminUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_namespace where nspname = 'audit'")
    return rowCount === 1
  })
}

import pg from 'pg'

/** One connection for administration, closed at the end. */
export async function withAdmin<T>(
  adminUrl: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: 'gwirio migrations',
  })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** Unique violation, duplicate object, and "tuple concurrently updated". */
const collisions = new Set(['23505', '42710', 'XX000'])

/**
 * Runs a statement about roles. They belong to the whole cluster, where no lock of one database helps: two
 * processes that start together collide, and the later one tries again.
 */
export async function queryRoles(
  client: pg.Client,
  statement: string,
  attempts = 10,
): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    if (attempts === 1 || !collisions.has((error as pg.DatabaseError).code ?? '')) throw error
    await queryRoles(client, statement, attempts - 1)
  }
}

export function quote(name: string): string {
  return pg.escapeIdentifier(name)
}

import pg from 'pg'
import { queryRoles, quote, withAdmin } from './admin.ts'
import { scramVerifier } from './scram-verifier.ts'

/** May add audit events; every service role belongs to it. */
export const auditWriterRole = 'gwirio_audit_writer'

/**
 * Makes the login role of each service, or gives it the new password, and makes it an audit writer. Safe to run again
 * and by several processes at once.
 *
 * @throws Error when a password is not printable ASCII
 */
export async function prepareRoles(options: {
  adminUrl: string
  roles: ReadonlyArray<{ role: string; password: string }>
}): Promise<void> {
  await withAdmin(options.adminUrl, async (client) => {
    await ensureRole(client, auditWriterRole)
    for (const { role, password } of options.roles) {
      await ensureRole(client, role)
      const verifier = pg.escapeLiteral(scramVerifier(password))
      await queryRoles(client, `alter role ${quote(role)} login password ${verifier}`)
      await queryRoles(client, `grant ${auditWriterRole} to ${quote(role)}`)
    }
  })
}

async function ensureRole(client: pg.Client, role: string) {
  const create = `if not exists (select from pg_roles where rolname = ${pg.escapeLiteral(role)}) then create role ${quote(role)}; end if;`
  await queryRoles(client, `do ${pg.escapeLiteral(`begin ${create} end`)}`)
}

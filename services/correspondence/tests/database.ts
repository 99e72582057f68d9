import { migrateAudit } from '@gwirio/audit'
import { migrateSchema, prepareRoles } from '@gwirio/database'
import { createTestDatabase, type TestDatabase, testRolePassword } from '@gwirio/testing'
import { schema } from '../src/store/schema.ts'

export function createDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    template: schema.schema,
    prepare: async (adminUrl) => {
      await prepareRoles({ adminUrl, roles: [{ role: schema.role, password: testRolePassword }] })
      await migrateAudit({ adminUrl })
      await migrateSchema({ adminUrl, ...schema })
    },
  })
}

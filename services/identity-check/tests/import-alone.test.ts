import { openDatabase } from '@gwirio/database'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { findOne, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { runImportOn } from './import-file.ts'
import { sian, toCsv } from './rows.ts'

it('an import while the service is stopped leaves what it has to tell in the database', async () => {
  await using database = await createDatabase()
  const service = await startIdentityCheckService(database)
  await service.import(sian)
  const party = await findOne(service, 'siân')
  await startCheck(service, party)
  await service[Symbol.asyncDispose]()
  const { code } = await runImportOn(service.env, toCsv([{ ...sian, mobile: '07700 900321' }]))
  expect(code).toBe(0)
  const admin = openDatabase<Record<string, never>>({ url: database.adminUrl })
  const { rows } = await sql<{ state: string; data: object }>`
    select state, data from identity_check_jobs.job where name = 'report-party-change'`.execute(
    admin,
  )
  await admin.destroy()
  const told = { ...party, reportId: expect.any(String) }
  expect(rows).toHaveLength(2)
  expect(rows).toContainEqual({ state: 'created', data: { ...told, kind: 'contact-changed' } })
  expect(rows).toContainEqual({
    state: 'created',
    data: { ...told, partyId: null, kind: 'others-changed' },
  })
})

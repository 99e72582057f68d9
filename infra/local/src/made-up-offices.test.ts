import { join } from 'node:path'
import { migrateSchema, openDatabase } from '@gwirio/database'
import { createTestDatabase } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { writeMadeUpOffices } from './made-up-offices.ts'

const folder = join(import.meta.dirname, '../../../services/identity-check/migrations')

it('gives every office a number for drama, and leaves what a manager entered', async () => {
  await using database = await createTestDatabase({
    template: 'made_up_offices',
    prepare: (adminUrl) => migrateSchema({ adminUrl, schema: 'identity_check', folder }),
  })
  const { adminUrl } = database
  const db = openDatabase<{ office: { area: string; phone: string } }>({ url: adminUrl })
  const offices = db.withSchema('identity_check')
  await offices
    .updateTable('office')
    .set({ phone: '01633 1' })
    .where('area', '=', 'gwent')
    .execute()

  await writeMadeUpOffices(adminUrl)

  const kept = await offices.selectFrom('office').select(['area', 'phone']).execute()
  await db.destroy()
  expect(kept).toHaveLength(5)
  for (const { area, phone } of kept) {
    if (area === 'gwent') expect(phone).toBe('01633 1')
    else expect(phone).toMatch(/^(03069 990 |029 2018 0)\d{3}$/)
  }
})

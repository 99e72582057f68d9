import { forThisFile } from '@gwirio/testing'
import pg from 'pg'
import { expect, it } from 'vitest'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: console.adminUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

it('a stop that fails half-way leaves its concern, which closes the party', async () => {
  const party = console.parties.add()
  const steps = walk(await signIn(console), party)
  await steps.startCall()
  await run(`create function console.fail() returns trigger language plpgsql
    as $$ begin raise exception 'cut short'; end $$`)
  await run(`create trigger cut_short before update or delete on console.call
    for each row execute function console.fail()`)
  expect((await steps.press('stop')).status).toBe(500)
  console.clock.advance({ seconds: 60 })
  await expect.poll(() => party.concern, { timeout: 10_000 }).not.toBeNull()
  expect(party.concern?.raised).toMatchObject([{ reason: 'stopped-safely' }])
})

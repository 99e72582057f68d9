import { raiseConcern } from '@gwirio/contracts'
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
  await run('drop trigger cut_short on console.call')
  console.clock.advance({ seconds: 60 })
  await expect.poll(() => party.concern).not.toBeNull()
  expect(party.concern?.raised).toMatchObject([{ reason: 'stopped-safely' }])
})

it('a concern of a call that identity-check does not know is raised all the same', async () => {
  const steps = walk(await signIn(console), console.parties.add())
  console.concerns.asked.length = 0
  console.concerns.refuse(raiseConcern, 'identity-check-not-found')
  await steps.startCall()
  await steps.press('stop')
  console.concerns.refuse(raiseConcern, null)
  const told = console.concerns.asked.map(({ body }) => body)
  expect(told[0]).toMatchObject({ identityCheckId: expect.any(String), reason: 'stopped-safely' })
  expect(told.at(-1)).toMatchObject({ identityCheckId: null, reason: 'stopped-safely' })
})

import { decodeProtectedHeader } from 'jose'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { loadSigningKeys } from '../src/provider/signing-keys.ts'
import { startService } from '../src/service.ts'
import { requestToken } from './browser.ts'
import { readRows } from './rows.ts'
import { clients, startTestService } from './service.ts'

async function publishedKeys({ url }: { url: string }): Promise<unknown[]> {
  const { keys } = (await (await fetch(`${url}/jwks`)).json()) as { keys: Array<{ kid: string }> }
  return keys.map(({ kid }) => kid)
}

it('signs with one key in every process', async () => {
  await using service = await startTestService()
  await using other = await startService(
    readConfig({ ...service.env, PORT: '0', LOG_LEVEL: 'silent' }),
  )
  const { body } = await requestToken(service, clients.reports, {
    grant_type: 'client_credentials',
  })
  const { kid } = decodeProtectedHeader(body.access_token)
  expect(await publishedKeys(service)).toEqual([kid])
  expect(await publishedKeys(other)).toEqual([kid])
})

it('publishes a further key before it signs with it, and the older one until it is retired', async () => {
  await using service = await startTestService()
  const { clock } = service
  await using stack = new AsyncDisposableStack()
  const context = await createContext(readConfig(service.env), { clock })
  stack.defer(() => context.db.destroy())
  const order = async () => (await loadSigningKeys(context)).map(({ kid }) => kid)
  const [older] = await order()
  const retire = (at: Date | null, keyId: string | undefined) =>
    readRows(
      service,
      sql`update sign_in.signing_key set retired_at = ${at} where key_id = ${keyId}`,
    )
  await retire(clock.now(), older)
  const [further] = await order()
  await retire(null, older)
  const inAnHour = new Date(clock.now().getTime() + 3_600_000)
  await readRows(
    service,
    sql`update sign_in.signing_key set signs_from = ${inAnHour} where key_id = ${further}`,
  )

  expect(await order()).toEqual([older, further])
  clock.advance({ seconds: 3600 })
  expect(await order()).toEqual([further, older])
  await retire(clock.now(), older)
  expect(await order()).toEqual([further])
})

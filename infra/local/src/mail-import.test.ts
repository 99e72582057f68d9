import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chooseImportSettings } from './mail-import.ts'
import { loadSecrets } from './secrets.ts'

const server = createServer((_request, response) => response.end('{}'))
afterAll(() => server.close())
const makeFolder = () => mkdtemp(join(tmpdir(), 'gwirio-local-'))

describe('the system that mail is imported into', () => {
  it('is the local one that runs, when the environment names none', async () => {
    const root = await makeFolder()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const addresses = {
      console: `http://127.0.0.1:${port}`,
      database: 'postgres://127.0.0.1:5433/postgres',
    }
    await writeFile(join(root, 'local.json'), JSON.stringify({ addresses }))
    const secrets = loadSecrets(root)
    expect(await chooseImportSettings({ DATA_FOLDER: '.' }, root)).toEqual({
      DATABASE_URL: `postgres://gwirio_email_verification:${secrets.databasePasswords.email_verification}@127.0.0.1:5433/postgres`,
      FIELD_KEYS: secrets.fieldKeys.email_verification,
      INDEX_KEY: secrets.indexKeys.email_verification,
    })
  })

  it.each(['DATABASE_URL', 'FIELD_KEYS_FILE', 'INDEX_KEY'])(
    'is what the environment names, also when it says %s alone',
    async (name) => {
      expect(await chooseImportSettings({ [name]: 'x' }, await makeFolder())).toEqual({})
    },
  )

  it('is none, with the remedy, when nothing runs and nothing is named', async () => {
    const choosing = chooseImportSettings({ DATA_FOLDER: '.' }, await makeFolder())
    await expect(choosing).rejects.toThrow(/^No local system runs: type npm start in another/)
  })
})

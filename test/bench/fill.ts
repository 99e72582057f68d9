import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from '../system.ts'

const root = join(import.meta.dirname, '../..')
const schemas = ['identity_check', 'email_verification'] as const

/** Fills the services of a running system with as many rows each, under the keys of that system. */
export async function fillServices(
  place: Place,
  { adminUrl, count }: { adminUrl: string; count: number },
): Promise<void> {
  const secrets = JSON.parse(readFileSync(join(place.dataFolder, 'secrets.json'), 'utf8'))
  for (const schema of schemas) {
    const url = new URL(adminUrl)
    url.username = `gwirio_${schema}`
    url.password = secrets.databasePasswords[schema]
    const script = `services/${schema.replace('_', '-')}/tests/bench/fill-command.ts`
    const child = spawn(process.execPath, [script, String(count)], {
      cwd: root,
      env: {
        ADMIN_DATABASE_URL: adminUrl,
        DATABASE_URL: url.href,
        FIELD_KEYS: secrets.fieldKeys[schema],
        INDEX_KEY: secrets.indexKeys[schema],
        ANSWER_PEPPER: secrets.answerPepper,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`${script} ended with ${code}`)
  }
}

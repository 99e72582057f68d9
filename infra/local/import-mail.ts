import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { SettingsError } from '@gwirio/service-kit'
import { LocalError } from './src/local-error.ts'
import { chooseImportSettings } from './src/mail-import.ts'

const root = resolve(import.meta.dirname, '../..')
const script = resolve(root, 'services/email-verification/import.ts')

try {
  const env = { ...process.env, ...(await chooseImportSettings(process.env, root)) }
  const child = spawn(process.execPath, [script, ...process.argv.slice(2)], {
    env,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit')
  process.exit(code ?? 1)
} catch (error) {
  if (!(error instanceof LocalError || error instanceof SettingsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
}

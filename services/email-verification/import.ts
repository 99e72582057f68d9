import process from 'node:process'
import { createLogger } from '@gwirio/service-kit'
import { serviceName } from './src/context.ts'
import { runImport } from './src/import-mail/command.ts'

try {
  process.exitCode = await runImport({
    args: process.argv.slice(2),
    env: process.env,
    output: process.stdout,
  })
} catch (error) {
  createLogger({ service: serviceName }).fatal({ err: error }, 'the import failed; run it again')
  process.exitCode = 1
}

import { availableParallelism } from 'node:os'
import process from 'node:process'
import { createLogger } from '@gwirio/service-kit'
import { serviceName } from './src/context.ts'
import { runImport } from './src/import/command.ts'

/** Node's thread pool makes the hashes; it has four threads unless told otherwise. */
const cores = Math.min(availableParallelism(), 4)

try {
  process.exitCode = await runImport({
    args: process.argv.slice(2),
    env: process.env,
    output: process.stdout,
    cores,
  })
} catch (error) {
  createLogger({ service: serviceName }).fatal({ err: error }, 'the import failed; run it again')
  process.exitCode = 1
}

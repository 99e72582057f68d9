import { join, resolve } from 'node:path'
import { SettingsError } from '@gwirio/service-kit'
import { LocalError } from './src/local-error.ts'
import { removeLocalFile, writeLocalFile } from './src/local-file.ts'
import { printTable } from './src/report.ts'
import { readLocalSettings } from './src/settings.ts'
import { beginAnew, startEverything } from './src/start-everything.ts'

const stop = new Promise<string>((resolveStop) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => resolveStop(signal))
  process.on('disconnect', () => resolveStop('disconnect'))
})
const tell = (step: string) => process.stderr.write(`  … ${step}\n`)

try {
  const settings = readLocalSettings(process.env)
  const dataFolder = resolve(join(import.meta.dirname, '../..'), settings.dataFolder)
  if (process.argv.includes('--fresh')) await beginAnew(dataFolder)
  const began = performance.now()
  const system = await startEverything(settings, dataFolder, tell)
  writeLocalFile(system.world)
  printTable(system.world, (performance.now() - began) / 1000)
  const outcome = await Promise.race([stop, system.broken])
  process.stderr.write('\nStopping …\n')
  removeLocalFile(dataFolder)
  await system[Symbol.asyncDispose]()
  if (outcome instanceof LocalError) throw outcome
  process.exit(0)
} catch (error) {
  if (!(error instanceof LocalError || error instanceof SettingsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

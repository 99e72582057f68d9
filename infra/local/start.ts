import { resolve } from 'node:path'
import { SettingsError } from '@gwirio/service-kit'
import { LocalError } from './src/local-error.ts'
import { removeLocalFile, writeLocalFile } from './src/local-file.ts'
import { printTable } from './src/report.ts'
import { readLocalSettings } from './src/settings.ts'
import { beginAnew, startEverything } from './src/start-everything.ts'

const stopping = new AbortController()
const stopped = new Promise<void>((settle) => {
  stopping.signal.addEventListener('abort', () => settle(), { once: true })
})
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
  process.on(event, () => stopping.abort())
}

try {
  const [unknown] = process.argv.slice(2).filter((word) => word !== '--fresh')
  if (unknown) throw new LocalError(`${unknown} is not known here: only --fresh is.`)
  const settings = readLocalSettings(process.env)
  const dataFolder = resolve(import.meta.dirname, '../..', settings.dataFolder)
  if (process.argv.includes('--fresh')) await beginAnew(settings, dataFolder)
  const tell = (step: string) => process.stderr.write(`  … ${step}\n`)
  const system = await startEverything({ settings, dataFolder, tell, signal: stopping.signal })
  writeLocalFile(system.world)
  printTable(system.world, performance.now() / 1000)
  const broken = await Promise.race([stopped, system.broken])
  process.stderr.write('\nStopping …\n')
  removeLocalFile(dataFolder)
  await system[Symbol.asyncDispose]()
  if (broken) throw broken
} catch (error) {
  const isKnown = error instanceof LocalError || error instanceof SettingsError
  if (!(isKnown || stopping.signal.aborted)) throw error
  process.stderr.write(`${isKnown ? error.message : 'Stopped before it had started.'}\n`)
  process.exitCode = 1
}
process.exit()

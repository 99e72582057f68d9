import { resolve } from 'node:path'
import { SettingsError } from '@gwirio/service-kit'
import { LocalError } from './src/local-error.ts'
import { describeSystem, findRunningSystem } from './src/local-file.ts'
import { readLocalSettings } from './src/settings.ts'
import { startEverything } from './src/start-everything.ts'
import { createTimeline } from './src/walkthrough/timeline.ts'
import { walk } from './src/walkthrough/walk.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

try {
  const settings = readLocalSettings(process.env)
  const dataFolder = resolve(import.meta.dirname, '../..', settings.dataFolder)
  const running = await findRunningSystem(dataFolder)
  if (running) {
    await walk(running, createTimeline(print))
  } else {
    await using own = await startEverything({
      settings,
      dataFolder,
      tell: (step) => print(`  … ${step}`),
    })
    await walk(describeSystem(own.world), createTimeline(print))
  }
  print('The report system was told no before and yes after.')
  process.exit(0)
} catch (error) {
  const known = error instanceof LocalError || error instanceof SettingsError
  process.stderr.write(`${known ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}

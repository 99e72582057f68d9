import { runProcess } from '@gwirio/service-kit'
import { readConfig } from './config.ts'
import { startWorld } from './world.ts'

await runProcess({
  process,
  service: 'local-world',
  start: () => startWorld(readConfig(process.env)),
})

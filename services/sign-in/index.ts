import process from 'node:process'
import { runProcess } from '@gwirio/service-kit'
import { readConfig } from './src/config.ts'
import { startService } from './src/service.ts'

await runProcess({
  process,
  service: 'sign-in',
  start: () => startService(readConfig(process.env)),
})

import process from 'node:process'
import { runProcess } from '@gwirio/service-kit'
import { readConfig } from './src/config.ts'
import { serviceName } from './src/context.ts'
import { startService } from './src/service.ts'

await runProcess({
  process,
  service: serviceName,
  start: async () => startService(readConfig(process.env)),
})

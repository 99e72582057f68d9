import { randomInt } from 'node:crypto'
import { createAudit } from '@gwirio/audit'
import { createBlindIndex, createFieldCipher, openDatabase } from '@gwirio/database'
import {
  createLogger,
  createMetrics,
  createWorkQueue,
  type Listening,
  listen,
  systemClock,
} from '@gwirio/service-kit'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { type Context, serviceName } from './context.ts'
import { createAnswerHasher } from './gateways/answer-hasher.ts'
import type { Database } from './store/tables.ts'

/**
 * Starts the service; `overrides` stand in for parts of its context.
 *
 * @throws SettingsError when the port cannot be listened on
 */
export async function startService(
  config: Config,
  overrides: Partial<Context> = {},
): Promise<Listening> {
  const context = { ...createContext(config), ...overrides }
  const metrics = createMetrics(serviceName)
  const app = createApp({ config, context, metrics })
  const close = () => context.db.destroy()
  try {
    const listening = await listen(app, config)
    const { port, url } = listening
    context.log.info({ port }, 'listening')
    const dispose = async () => {
      await listening[Symbol.asyncDispose]()
      await close()
    }
    return { port, url, [Symbol.asyncDispose]: dispose }
  } catch (error) {
    await close()
    throw error
  }
}

function createContext(config: Config): Context {
  const cipher = createFieldCipher(config.fieldKeys)
  return {
    limits: config,
    db: openDatabase<Database>({
      url: config.databaseUrl,
      applicationName: 'gwirio identity-check',
    }),
    clock: systemClock,
    log: createLogger({ service: serviceName, level: config.logLevel }),
    audit: createAudit({ service: serviceName, cipher }),
    cipher,
    blindIndex: createBlindIndex(config.indexKey),
    hasher: createAnswerHasher({
      pepper: config.answerPepper,
      memoryKib: config.hashMemoryKib,
      passes: config.hashPasses,
    }),
    comparing: createWorkQueue({ atOnce: 1, waiting: config.hashQueue }),
    drawBelow: (limit) => randomInt(limit),
  }
}

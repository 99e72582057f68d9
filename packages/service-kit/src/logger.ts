import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { cleanFields, cleanText } from './log-cleaning.ts'

export type { Logger } from 'pino'

/** Levels a service can log at, quietest last. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/**
 * A logger of structured JSON lines (pino). `log.info({ verificationId }, 'prompt sent')`: the message is a
 * fixed sentence, what varies stands in fields, and neither holds personal data. As a net below that rule,
 * errors lose their message and anything that looks like an address or a number is removed (`log-cleaning.ts`).
 */
export function createLogger(options: {
  service: string
  level?: (typeof logLevels)[number]
  destination?: DestinationStream
}): Logger {
  const pinoOptions: LoggerOptions = {
    level: options.level ?? 'info',
    base: { service: options.service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), log: cleanFields },
    hooks: {
      logMethod([first, second]: unknown[], write) {
        const message = typeof first === 'string' ? first : second
        const fields = first instanceof Error ? { err: first } : first
        const text = cleanText(typeof message === 'string' ? message : 'event')
        write.call(this, typeof fields === 'object' ? fields : {}, text)
      },
    },
  }
  return cleanChildren(
    options.destination ? pino(pinoOptions, options.destination) : pino(pinoOptions),
  )
}

/** pino formats the fields of a line, but takes those of a child as they are; children inherit this. */
function cleanChildren(log: Logger): Logger {
  const { child } = log
  log.child = function (this: Logger, fields: object, ...more: never[]) {
    return child.call(this, cleanFields(fields), ...more)
  } as Logger['child']
  return log
}

import { createLogger } from './logger.ts'
import { SettingsError } from './settings.ts'

/** The part of `node:process` that a service needs; its `index.ts` gives the real one. */
export interface ProcessLike {
  readonly stderr: { write(text: string): unknown }
  on(event: string, listener: (...details: unknown[]) => void): unknown
  exit(code: number): unknown
}

/**
 * Runs a service as a process: starts it, closes it on SIGTERM or SIGINT and exits 0; a second signal exits at once.
 * Settings that are wrong are printed one a line, any other failure is logged, and both exit 1.
 */
export async function runProcess(options: {
  process: ProcessLike
  service: string
  start: () => Promise<AsyncDisposable>
}): Promise<void> {
  const { process, service } = options
  const log = createLogger({ service })
  const fail = (error: unknown, message: string) => {
    if (error instanceof SettingsError) printProblems(process, service, error)
    else log.fatal({ err: error }, message)
    process.exit(1)
  }

  const starting = (async () => options.start())()
  let isStopping = false
  const stop = async () => {
    if (isStopping) process.exit(1)
    isStopping = true
    try {
      await (await starting)[Symbol.asyncDispose]()
      process.exit(0)
    } catch (error) {
      fail(error, 'service did not stop cleanly')
    }
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  process.on('uncaughtException', (error) => fail(error, 'uncaught exception'))
  process.on('unhandledRejection', (reason) => fail(reason, 'unhandled rejection'))
  await starting.catch((error: unknown) => fail(error, 'service could not start'))
}

/**
 * Runs a command of a service, such as its migration. Settings that are wrong are printed one a line, with exit code 1.
 *
 * @throws whatever else goes wrong: a command has no log, and its administrator needs the message
 */
export async function runCommand(options: {
  process: Pick<ProcessLike, 'stderr' | 'exit'>
  /** The service and the command: "sms-code migrate". */
  name: string
  run: () => Promise<void>
}): Promise<void> {
  const { process, name } = options
  try {
    await options.run()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    printProblems(process, name, error)
    process.exit(1)
  }
}

function printProblems(
  { stderr }: Pick<ProcessLike, 'stderr'>,
  name: string,
  { problems }: SettingsError,
): void {
  stderr.write(`${name} cannot start:\n  ${problems.join('\n  ')}\n`)
}

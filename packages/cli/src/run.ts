import { GwirioError } from '@gwirio/client'
import { CommanderError } from 'commander'
import { type ExitCode, exitCodes, type Io, UsageError } from './io.ts'
import { createProgram } from './program.ts'

/** Runs one command. Whatever fails is said in a line on stderr, without personal data. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.yes
  const program = createProgram(io, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    return explain(error, io)
  }
}

function explain(error: unknown, { stderr, signal }: Io): ExitCode {
  // Commander has said it already
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.yes : exitCodes.usage
  if (error instanceof UsageError) {
    stderr.write(`gwirio: ${error.message}\n`)
    return exitCodes.usage
  }
  if (signal.aborted) {
    stderr.write('gwirio: interrupted\n')
    return exitCodes.failure
  }
  if (error instanceof GwirioError) {
    const places = error.errors.map(({ path, message }) => `\n  ${path}: ${message}`).join('')
    stderr.write(`gwirio: ${error.code}. ${error.remedy}${places}\n`)
    return error.code === 'invalid-input' ? exitCodes.usage : exitCodes.failure
  }
  stderr.write('gwirio: something failed that this program does not know\n')
  return exitCodes.failure
}

import { Command } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { addAsk } from './commands/ask.ts'
import { addCheckReceipt } from './commands/check-receipt.ts'
import { addFollow } from './commands/follow.ts'
import { addList } from './commands/list.ts'
import { addRecall } from './commands/recall.ts'
import { addSend } from './commands/send.ts'
import type { ExitCode, Io } from './io.ts'

/** What any command can be called with. */
export interface GlobalOptions {
  readonly json?: true
  readonly local?: true
}

/** What a command is given to work with. */
export interface Surroundings {
  readonly io: Io
  readonly end: (code: ExitCode) => void
}

const help = `
Settings come from the environment: GWIRIO_URL (or GWIRIO_EMAIL_VERIFICATION_URL and GWIRIO_CORRESPONDENCE_URL),
GWIRIO_ISSUER (or GWIRIO_TOKEN_URL), GWIRIO_CLIENT_ID, and GWIRIO_CLIENT_SECRET or GWIRIO_CLIENT_SECRET_FILE; with
--local from the system that npm start runs. Arguments can be seen by others on the machine: an address is read from
GWIRIO_ADDRESS, from --address-file, or from standard input.

Exit codes: 0 yes, 1 no, 2 not called rightly, 3 failed (take it for a no).`

export function createProgram(io: Io, end: (code: ExitCode) => void): Command {
  const surroundings = { io, end }
  const program = new Command('gwirio')
    .description('Asks whether a confidential letter may be sent, and sends it')
    .version(packageJson.version)
    .option('--local', 'use the system that npm start runs (in DATA_FOLDER, .data unless set)')
    .option('--json', 'one JSON object a line, as when the output is no terminal')
    .addHelpText('after', help)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  for (const add of [addAsk, addSend, addFollow, addList, addRecall, addCheckReceipt])
    add(program, surroundings)
  return program
}

import { isRefused, type Letter } from '@gwirio/client'
import type { Command } from 'commander'
import { connect } from '../connect.ts'
import { exitCodes, type Io, UsageError } from '../io.ts'
import { writePlace } from '../place.ts'
import { createPrinter, printRefusal } from '../print.ts'
import type { GlobalOptions, Surroundings } from '../program.ts'
import { showProgress } from '../progress.ts'
import { type AddressOptions, addressOptions, readAddress, readText } from '../read-address.ts'
import { followTo } from './follow.ts'

interface SendOptions extends AddressOptions, GlobalOptions {
  readonly case: string
  readonly party: string
  readonly kind: string
  readonly reference?: string
  readonly subject?: string
  readonly textFile?: string
  readonly idempotencyKey?: string
  readonly follow?: true
}

export function addSend(program: Command, { io, end }: Surroundings): void {
  const command = program
    .command('send')
    .description('Hand over a letter or report; the gate decides now and again when it leaves')
    .argument('[documents...]', 'PDF, DOCX or plain text')
    .requiredOption('--case <reference>', 'the case')
    .requiredOption('--party <reference>', 'the party in that case')
    .option('--kind <kind>', 'letter, report or other', 'letter')
    .option('--reference <reference>', 'your own name for it: never a person’s')
    .option('--subject <subject>', 'without personal data; leave it out to use the template’s')
    .option('--text-file <file>', 'what stands between the words of the template')
    .option('--idempotency-key <key>', 'the same key again sends nothing twice')
    .option('--follow', 'wait until it was sent or is certain not to be')
  for (const [flags, words] of addressOptions) command.option(flags, words)
  command.action(async (documents: string[]) => {
    end(await send(io, documents, command.optsWithGlobals<SendOptions>()))
  })
}

async function send(io: Io, documents: readonly string[], options: SendOptions) {
  const letter = await readLetter(io, documents, options)
  const client = await connect(io, options)
  const printer = createPrinter(io, options.json)
  const progress = showProgress(io, printer)
  const { idempotencyKey } = options
  const sent = await client
    .send(letter, {
      signal: io.signal,
      onProgress: progress.update,
      ...(idempotencyKey && { idempotencyKey }),
    })
    .finally(progress.end)
  if (isRefused(sent)) return printRefusal(printer, sent)
  const { state, reason } = sent
  printer.print({ id: writePlace(sent), state, reason }, ({ green }) => {
    return `${green(state)}${reason ? ` (${reason})` : ''}  ${writePlace(sent)}`
  })
  return options.follow ? followTo(client, sent, { io, printer }) : exitCodes.yes
}

async function readLetter(
  io: Io,
  documents: readonly string[],
  options: SendOptions,
): Promise<Letter> {
  const { kind, reference, subject, textFile } = options
  if (kind !== 'letter' && kind !== 'report' && kind !== 'other')
    throw new UsageError('--kind is letter, report or other')
  return {
    case: options.case,
    party: options.party,
    address: await readAddress(io, options),
    kind,
    ...(reference && { reference }),
    ...(subject && { subject }),
    ...(textFile && { text: await readText(textFile) }),
    documents: documents.map((path) => ({ path })),
  }
}

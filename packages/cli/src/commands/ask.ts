import { writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { AnswerWithReceipt, GateQuestion } from '@gwirio/client'
import type { Command } from 'commander'
import { parse } from 'csv-parse/sync'
import { connect } from '../connect.ts'
import { exitCodes, type Io, UsageError } from '../io.ts'
import { createPrinter, type Printer } from '../print.ts'
import type { GlobalOptions, Surroundings } from '../program.ts'
import { type AddressOptions, addressOptions, readAddress, readText } from '../read-address.ts'

interface AskOptions extends AddressOptions, GlobalOptions {
  readonly case?: string
  readonly party?: string
  readonly from?: string
  readonly receipt?: string
  readonly explain?: true
}

export function addAsk(program: Command, { io, end }: Surroundings): void {
  const command = program
    .command('ask')
    .description('May correspondence for this case and party go to this address now?')
    .option('--case <reference>', 'the case')
    .option('--party <reference>', 'the party in that case')
    .option('--from <file>', 'many at once: CSV with case, party, address; - for standard input')
    .option('--receipt <file>', 'write the signed receipt there, to be kept as proof')
    .option('--explain', 'tell reasons apart, for clients that may know them')
  for (const [flags, words] of addressOptions) command.option(flags, words)
  command.action(async () => {
    const options = command.optsWithGlobals<AskOptions>()
    end(options.from === undefined ? await askOne(io, options) : await askAll(io, options))
  })
}

async function askOne(io: Io, options: AskOptions) {
  const { case: caseReference, party } = options
  if (!caseReference || !party) throw new UsageError('give --case and --party, or --from')
  const address = await readAddress(io, options)
  const client = await connect(io, options)
  const answer = await client.ask({ case: caseReference, party, address }, settingsOf(io, options))
  if (options.receipt !== undefined) await writeFile(options.receipt, `${answer.receipt}\n`)
  printAnswer(createPrinter(io, options.json), { case: caseReference, party }, answer)
  return answer.answer === 'yes' ? exitCodes.yes : exitCodes.no
}

/** Yes only when each of them is. */
async function askAll(io: Io, options: AskOptions) {
  const { from = '-' } = options
  const questions = readQuestions(from === '-' ? await text(io.stdin) : await readText(from))
  const client = await connect(io, options)
  const answers = await client.askMany(questions, settingsOf(io, options))
  const printer = createPrinter(io, options.json)
  for (const [index, answer] of answers.entries()) {
    const { case: caseReference = '', party = '' } = questions[index] ?? {}
    printAnswer(printer, { case: caseReference, party }, answer)
  }
  return answers.every(({ answer }) => answer === 'yes') ? exitCodes.yes : exitCodes.no
}

function settingsOf({ signal }: Io, { explain }: AskOptions) {
  return { signal, ...(explain && { explain }) }
}

function readQuestions(csv: string): GateQuestion[] {
  const wanted = ['case', 'party', 'address'] as const
  try {
    const rows = parse(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true })
    // Of no question every answer would be yes
    if (rows.length > 0 && rows.every((row) => wanted.every((name) => Object(row)[name])))
      return rows as unknown as GateQuestion[]
  } catch {
    // The parser quotes what it read
  }
  throw new UsageError(
    'the file is no CSV whose first line is case,party,address, with a question on each other line',
  )
}

/** Never with the address: what is printed is kept. */
function printAnswer(
  printer: Printer,
  question: Pick<GateQuestion, 'case' | 'party'>,
  answer: AnswerWithReceipt,
): void {
  printer.print({ ...question, ...answer }, ({ green, red, bold }) => {
    const word = answer.answer === 'yes' ? green('yes') : red('no')
    const { reason, level, since, until } = answer
    const detail = answer.answer === 'yes' ? `, ${level}, since ${since}, until ${until}` : ''
    return `${bold(word)}  ${question.case} ${question.party}: ${reason}${detail}`
  })
}

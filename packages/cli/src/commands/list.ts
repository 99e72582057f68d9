import type { CorrespondenceItem, ListOptions } from '@gwirio/client'
import type { Command } from 'commander'
import { connect } from '../connect.ts'
import { exitCodes, UsageError } from '../io.ts'
import { writePlace } from '../place.ts'
import { createPrinter } from '../print.ts'
import type { GlobalOptions, Surroundings } from '../program.ts'

interface Options extends GlobalOptions {
  readonly case?: string
  readonly party?: string
  readonly state?: string[]
  readonly most: string
}

export function addList(program: Command, { io, end }: Surroundings): void {
  const command = program
    .command('list')
    .description('What this client sent, newest first')
    .option('--case <reference>', 'of this case only')
    .option('--party <reference>', 'of this party only')
    .option('--state <state...>', 'in these states only')
    .option('--most <number>', 'how many at most', '50')
  command.action(async () => {
    const options = command.optsWithGlobals<Options>()
    const client = await connect(io, options)
    const printer = createPrinter(io, options.json)
    let left = readMost(options.most)
    for await (const item of client.list({ ...filterOf(options), signal: io.signal })) {
      printer.print({ id: writePlace(item), ...item }, ({ bold, dim }) => {
        const { submittedAt, state, kind, caseReference, reference } = item
        const name = `${kind} ${caseReference}${reference ? ` ${reference}` : ''}`
        return `${dim(submittedAt)}  ${bold(state)}  ${name}  ${dim(writePlace(item))}`
      })
      left -= 1
      if (left === 0) break
    }
    end(exitCodes.yes)
  })
}

function readMost(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new UsageError('--most is a whole number from 1')
}

/** A state that there is not is refused by the service, with the words that there are. */
function filterOf({ case: caseReference, party, state }: Options): ListOptions {
  return {
    ...(caseReference && { case: caseReference }),
    ...(party && { party }),
    ...(state && { states: state as CorrespondenceItem['state'][] }),
  }
}

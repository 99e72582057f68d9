import { isRefused } from '@gwirio/client'
import type { Command } from 'commander'
import { connect } from '../connect.ts'
import { exitCodes } from '../io.ts'
import { readPlace, writePlace } from '../place.ts'
import { createPrinter, printRefusal } from '../print.ts'
import type { GlobalOptions, Surroundings } from '../program.ts'

export function addRecall(program: Command, { io, end }: Surroundings): void {
  const command = program
    .command('recall')
    .description('Stop what has not left')
    .argument('<id>', 'as send and list print it')
  command.action(async (id: string) => {
    const options = command.optsWithGlobals<GlobalOptions>()
    const place = readPlace(id)
    const client = await connect(io, options)
    const printer = createPrinter(io, options.json)
    const answer = await client.recall(place, { signal: io.signal })
    if (isRefused(answer)) return end(printRefusal(printer, answer))
    const { state } = answer
    printer.print({ id: writePlace(place), state }, ({ green }) => green(state))
    end(state === 'recalled' ? exitCodes.yes : exitCodes.no)
  })
}

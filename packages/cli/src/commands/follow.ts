import type { GwirioClient, Place } from '@gwirio/client'
import type { Command } from 'commander'
import { connect } from '../connect.ts'
import { type ExitCode, exitCodes, type Io } from '../io.ts'
import { readPlace, writePlace } from '../place.ts'
import { createPrinter, type Printer } from '../print.ts'
import type { GlobalOptions, Surroundings } from '../program.ts'

export function addFollow(program: Command, { io, end }: Surroundings): void {
  const command = program
    .command('follow')
    .description('Show each change of something that was sent')
    .argument('<id>', 'as send and list print it')
    .option('--delivered', 'go on until it is known whether it arrived')
  command.action(async (id: string) => {
    const options = command.optsWithGlobals<GlobalOptions & { delivered?: true }>()
    const client = await connect(io, options)
    const printer = createPrinter(io, options.json)
    const until = options.delivered ? 'known' : 'sent'
    end(await followTo(client, readPlace(id), { io, printer, until }))
  })
}

/** @returns yes when it was sent (or delivered), no when it does not leave or came back */
export async function followTo(
  client: GwirioClient,
  place: Place,
  { io, printer, until = 'sent' }: { io: Io; printer: Printer; until?: 'sent' | 'known' },
): Promise<ExitCode> {
  let state: string | null = null
  for await (const { change, correspondence } of client.follow(place, {
    signal: io.signal,
    until,
  })) {
    state = correspondence.state
    const { kind, at, reason } = change
    printer.print({ id: writePlace(place), change: kind, at, reason }, ({ bold, dim }) => {
      return `${dim(at)}  ${bold(kind)}${reason ? ` (${reason})` : ''}`
    })
    if (kind === 'held')
      io.stderr.write(
        'gwirio: it is held until a person has looked, which may take days. Ctrl-C stops following it.\n',
      )
  }
  if (state === null) io.stderr.write('gwirio: correspondence-not-found. List it again.\n')
  return state === 'sent' || state === 'delivered' ? exitCodes.yes : exitCodes.no
}

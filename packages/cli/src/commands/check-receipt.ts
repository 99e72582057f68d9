import { text } from 'node:stream/consumers'
import { checkReceipt, type ReceiptCheck, type ReceiptKeys, receiptKeysAt } from '@gwirio/client'
import type { Command } from 'commander'
import { readConnection } from '../connect.ts'
import { exitCodes, type Io, UsageError } from '../io.ts'
import { createPrinter } from '../print.ts'
import type { GlobalOptions, Surroundings } from '../program.ts'
import { type AddressOptions, addressOptions, readAddress, readText } from '../read-address.ts'

interface Options extends AddressOptions, GlobalOptions {
  readonly case: string
  readonly party: string
  readonly receipt?: string
  readonly keys?: string
  readonly client?: string
  readonly at?: string
}

export function addCheckReceipt(program: Command, { io, end }: Surroundings): void {
  const command = program
    .command('check-receipt')
    .description('Check a receipt by itself: does it let exactly this be sent?')
    .requiredOption('--case <reference>', 'the case that was asked about')
    .requiredOption('--party <reference>', 'the party that was asked about')
    .option('--receipt <file>', 'the file that holds the receipt; standard input otherwise')
    .option('--keys <file>', 'a stored /.well-known/jwks.json; otherwise it is fetched')
    .option('--client <id>', 'whose receipt it is; GWIRIO_CLIENT_ID otherwise')
    .option('--at <time>', 'judge as of then (RFC 3339), for one that was kept as proof')
  for (const [flags, words] of addressOptions) command.option(flags, words)
  command.action(async () => {
    end(await check(io, command.optsWithGlobals<Options>()))
  })
}

async function check(io: Io, options: Options) {
  const now = options.at === undefined ? new Date() : new Date(options.at)
  if (Number.isNaN(now.getTime()))
    throw new UsageError('--at is a time such as 2026-11-22T10:00:00Z')
  const { receipt, address } = await readBoth(io, options)
  const result = await checkReceipt(receipt, {
    jwks: await readKeys(io, options),
    audience: await audienceOf(io, options),
    now,
    asked: { case: options.case, party: options.party, address },
  })
  createPrinter(io, options.json).print(result, ({ green, red }) =>
    result.mayBeSent ? `${green('yes')}  ${describe(result)}` : `${red('no')}  ${result.reason}`,
  )
  return result.mayBeSent ? exitCodes.yes : exitCodes.no
}

function describe({ claims }: Extract<ReceiptCheck, { mayBeSent: true }>): string {
  return `${claims.level}, until ${new Date(claims.exp * 1000).toISOString()}`
}

/** Only one of them can come from standard input. */
async function readBoth(io: Io, options: Options) {
  const { receipt: file = '-', addressFile, visibleAddress } = options
  if (file === '-' && !addressFile && !visibleAddress && !io.env['GWIRIO_ADDRESS'])
    throw new UsageError('the receipt comes from standard input: give the address elsewhere')
  const receipt = file === '-' ? await text(io.stdin) : await readText(file)
  return { receipt: receipt.trim(), address: await readAddress(io, options) }
}

async function readKeys(io: Io, options: Options): Promise<ReceiptKeys> {
  if (options.keys !== undefined) {
    const stored = await readText(options.keys)
    try {
      return JSON.parse(stored) as ReceiptKeys
    } catch {
      throw new UsageError('the file that --keys names is no JSON')
    }
  }
  const { baseUrls } = await readConnection(io, options)
  const base = typeof baseUrls === 'string' ? baseUrls : baseUrls.emailVerification
  return receiptKeysAt(new URL('.well-known/jwks.json', base.replace(/\/*$/, '/')))
}

async function audienceOf(io: Io, options: Options): Promise<string> {
  const given = options.client ?? io.env['GWIRIO_CLIENT_ID']
  if (given) return given
  if (!options.local) throw new UsageError('say whose receipt it is: --client or GWIRIO_CLIENT_ID')
  return (await readConnection(io, options)).clientId
}

import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { type Io, UsageError } from './io.ts'

export interface AddressOptions {
  readonly addressFile?: string
  readonly visibleAddress?: string
}

/** As options of a command that asks about one address. */
export const addressOptions = [
  ['--address-file <file>', 'the file that holds the address; - for standard input'],
  ['--visible-address <address>', 'the address itself: others on this machine can see it'],
] as const

/**
 * The address that a command is about, from where nobody else sees it.
 *
 * @throws {UsageError} when there is none
 */
export async function readAddress(
  { stdin, env }: Pick<Io, 'stdin' | 'env'>,
  { addressFile, visibleAddress }: AddressOptions,
): Promise<string> {
  const given =
    visibleAddress ??
    (addressFile && addressFile !== '-' ? await readText(addressFile) : undefined) ??
    (addressFile === undefined ? env['GWIRIO_ADDRESS'] : undefined) ??
    (stdin.isTTY && addressFile === undefined ? '' : await text(stdin))
  const address = given.trim()
  if (address !== '') return address
  throw new UsageError(
    'no address: set GWIRIO_ADDRESS, name a file with --address-file, or write it to standard input',
  )
}

/** @throws {UsageError} */
export function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read`)
  })
}

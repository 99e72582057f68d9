import type { Refused } from '@gwirio/client'
import pc from 'picocolors'
import { type ExitCode, exitCodes, type Io } from './io.ts'

/** Prints results: lines for people on a terminal, one JSON object a line elsewhere. */
export interface Printer {
  readonly isJson: boolean
  print(value: object, line: (colours: typeof pc) => string): void
}

export function createPrinter({ stdout }: Pick<Io, 'stdout'>, json: boolean | undefined): Printer {
  const isJson = json ?? !stdout.isTTY
  const colours = pc.createColors(stdout.isTTY === true && !isJson)
  return {
    isJson,
    print(value, line) {
      stdout.write(`${isJson ? JSON.stringify(value) : line(colours as typeof pc)}\n`)
    },
  }
}

/** A decision against it: said with what to do. */
export function printRefusal(printer: Printer, { refused, title, remedy }: Refused): ExitCode {
  printer.print({ refused, title, remedy }, ({ red }) => `${red(refused)}  ${title}. ${remedy}`)
  return exitCodes.no
}

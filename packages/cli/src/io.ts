import type { Readable, Writable } from 'node:stream'

/** Everything outside that a command touches. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** What a script sees of a command: documented in the README. */
export const exitCodes = { yes: 0, no: 1, usage: 2, failure: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The command was not called rightly; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

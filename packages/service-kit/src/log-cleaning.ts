const maxDepth = 3
const removed = '[removed]'
const addressLike = /[^\s@]@[^\s@]/
const numberLike = /^\+?(?:[\s()-]?\d){7,15}$/

/** What may be logged of an error. Its message may not: it can quote an address, a row or a secret. */
interface LoggedError {
  name: string
  code?: string
  stack: string[]
  cause?: LoggedError
}

/**
 * Describes an error by its name, code and stack frames. The message is left out because those of nodemailer
 * name the recipient, those of PostgreSQL the row (`Key (address)=(…) already exists`), those of zod the input.
 */
function describeError(error: Error, depth = 0): LoggedError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    name: error.name,
    ...(code && /^[\w-]{1,64}$/.test(code) ? { code } : {}),
    stack: readFrames(error),
    ...(error.cause instanceof Error && depth < maxDepth
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  }
}

/** Replaces errors by their description, and text that looks like an address or a number by a mark. */
export function cleanFields(fields: object): Record<string, unknown> {
  return isPlain(fields) ? cleanEntries(fields, 0) : {}
}

export function cleanText(text: string): string {
  return addressLike.test(text) || numberLike.test(text) ? removed : text
}

function cleanEntries(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, cleanValue(value, depth)]),
  )
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (value instanceof Error) return describeError(value)
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (depth >= maxDepth) return removed
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, depth + 1))
  return isPlain(value) ? cleanEntries(value, depth + 1) : removed
}

/** Anything else, such as a request or a connection, holds more than its writer thinks of. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function readFrames(error: Error): string[] {
  return (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
    .slice(0, 12)
}

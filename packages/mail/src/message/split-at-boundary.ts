import type { StructuredField } from './structured-field.ts'

const maxBoundaryLength = 200
/** Lines that begin like a boundary, in one multipart. */
const maxCandidates = 1_000

/**
 * The boundary of a multipart, null when parsers would not agree on it: missing, repeated, split or encoded
 * (RFC 2231), the beginning of one that is open already, or the other way round.
 */
export function openBoundary(type: StructuredField, open: readonly string[]): string | null {
  const boundary = type.parameters.get('boundary') ?? ''
  const isClear = boundary !== '' && boundary.length <= maxBoundaryLength && !/\s$/.test(boundary)
  if (!isClear || type.isOdd) return null
  if ([...type.parameters.keys()].some((name) => name.startsWith('boundary*'))) return null
  return open.some((other) => other.startsWith(boundary) || boundary.startsWith(other))
    ? null
    : boundary
}

export interface Split {
  readonly children: readonly string[]
  readonly problem: 'too-complex' | 'ambiguous' | null
}

/** Splits the body of a multipart (RFC 2046 §5.1.1), without what stands before and behind its parts. */
export function splitAtBoundary(body: string, boundary: string): Split {
  const children: string[] = []
  const delimiter = `--${boundary}`
  let isOdd = body.includes(`\r${delimiter}`)
  let partStart = -1
  let candidates = 0
  let at = body.startsWith(delimiter) ? 0 : nextLine(body, delimiter, 0)
  for (; at >= 0; at = nextLine(body, delimiter, at)) {
    if (++candidates > maxCandidates) return { children: [], problem: 'too-complex' }
    const { rest, end } = readRest(body, at + delimiter.length)
    // RFC 2046: parsers need not look further than the boundary
    if (!/^(?:--)?[ \t]*$/.test(rest)) {
      isOdd = true
      continue
    }
    if (partStart >= 0)
      children.push(body.slice(partStart, Math.max(partStart, at - lineEnd(body, at))))
    if (rest.startsWith('--')) return { children, problem: isOdd ? 'ambiguous' : null }
    partStart = end
  }
  if (partStart >= 0) children.push(body.slice(partStart))
  return { children, problem: 'ambiguous' }
}

/** Where the next line begins that starts so, behind `from`. */
function nextLine(body: string, start: string, from: number): number {
  const found = body.indexOf(`\n${start}`, from)
  return found < 0 ? -1 : found + 1
}

function readRest(body: string, from: number): { rest: string; end: number } {
  const newline = body.indexOf('\n', from)
  const end = newline < 0 ? body.length : newline + 1
  return { rest: body.slice(from, Math.min(end, from + 200)).replace(/\r?\n$/, ''), end }
}

/** The line end before a delimiter belongs to it. */
function lineEnd(body: string, at: number): number {
  return body[at - 2] === '\r' ? 2 : 1
}

export interface StructuredField {
  /** Lower case, e.g. `text/plain` or `attachment`; empty when there is none. */
  readonly value: string
  /** By name in lower case; of a repeated one the first. */
  readonly parameters: ReadonlyMap<string, string>
  /** True when something stands there that the grammar has no place for, or a parameter twice. */
  readonly isOdd: boolean
}

const maxLength = 4_000
const leading = /[ \t]*([^\s;()"=,]+)[ \t]*/y
const parameter =
  /;[ \t]*(?:([^\s;()"=,]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s;()"]+))[ \t]*)?/y

/** Reads a field such as Content-Type: a value and its parameters (RFC 2045 §5.1, RFC 2183 §2). */
export function parseStructuredField(text: string): StructuredField {
  const parameters = new Map<string, string>()
  leading.lastIndex = 0
  const value = leading.exec(text)?.[1]?.toLowerCase() ?? ''
  let at = value === '' ? 0 : leading.lastIndex
  let isOdd = text.length > maxLength || (value === '' && text !== '')
  while (at < text.length && !isOdd) {
    parameter.lastIndex = at
    const found = parameter.exec(text)
    if (!found) break
    at = parameter.lastIndex
    const [, name, quoted, bare] = found
    if (name === undefined) continue
    const key = name.toLowerCase()
    if (parameters.has(key)) isOdd = true
    else parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '')
  }
  return { value, parameters, isOdd: isOdd || at < text.length }
}

export interface MethodResult {
  /** Lower case, e.g. `dkim`. */
  readonly method: string
  /** Lower case, e.g. `pass`. */
  readonly result: string
  /** By name in lower case, e.g. `header.d`. */
  readonly properties: ReadonlyMap<string, string>
}

export interface AuthenticationResults {
  /** Lower case. */
  readonly authservId: string
  readonly results: readonly MethodResult[]
}

const maxLength = 8_192
/**
 * Servers copy what senders chose into these fields, also badly (CVE-2020-12272). So a comment stands
 * free, does not nest and holds no quote; quotes hold nothing that the grammar is made of.
 */
const whole = /^(?:[^"()\\]|"[^"();\\]*"|(?<![^ \t;])\([^()"\\]*\)(?![^ \t;]))*$/
const invisible = /[^\P{C}\t]|[^\P{Z} ]/u
const server = /^("[^"]+"|[^ \t"=;/@]+)(?:[ \t]+1)?$/
const verdict = /^([a-z][a-z0-9-]*)(?:[ \t]*\/[ \t]*\d+)?[ \t]*=[ \t]*([a-z][a-z0-9-]*)(?=[ \t]|$)/i
const property =
  /[ \t]*([a-z][a-z0-9_-]*(?:[ \t]*\.[ \t]*[a-z0-9_-]+)?)[ \t]*=[ \t]*("[^"]*"(?:@[^ \t"<>,]+)?|[^ \t"<>,]+)(?=[ \t]|$)/iy

/**
 * Reads the value of an Authentication-Results field (RFC 8601 §2.2); null when it does not keep to the
 * grammar, or keeps to it in a way that two readers could take for two things.
 */
export function readAuthenticationResults(value: string): AuthenticationResults | null {
  if (value.length > maxLength || invisible.test(value) || !whole.test(value)) return null
  // Quotes hold neither parentheses nor semicolons
  const [first = '', ...others] = value
    .replace(/\([^()]*\)/g, ' ')
    .split(';')
    .map(trimBlanks)
  const authservId = server.exec(first)?.[1]
  if (authservId === undefined) return null
  const results = others.filter((text) => !/^(?:none)?$/i.test(text)).map(readMethod)
  return results.every((result) => result !== null)
    ? { authservId: unquote(authservId).toLowerCase(), results }
    : null
}

function readMethod(text: string): MethodResult | null {
  const [start, method, result] = verdict.exec(text) ?? []
  if (start === undefined || method === undefined || result === undefined) return null
  const properties = readProperties(text, start.length)
  if (!properties) return null
  return { method: method.toLowerCase(), result: result.toLowerCase(), properties }
}

/** Null when something else stands there, or one twice: it could be read as either. */
function readProperties(text: string, start: number): Map<string, string> | null {
  const properties = new Map<string, string>()
  property.lastIndex = start
  for (let at = start; at < text.length; at = property.lastIndex) {
    const [, spaced, value] = property.exec(text) ?? []
    const name = spaced?.replace(/[ \t]+/g, '').toLowerCase()
    if (name === undefined || value === undefined || properties.has(name)) return null
    properties.set(name, unquote(value))
  }
  return properties
}

function unquote(text: string): string {
  return text.replaceAll('"', '')
}

function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+/, '').trimEnd()
}

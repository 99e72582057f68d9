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
const server = /^("(?:[^"\\]|\\.)*"|[^\s"=;/]+)(?:\s+1)?$/
const pair =
  /\s*([a-z0-9_-]+(?:\s*[./]\s*[a-z0-9_-]+)?)\s*=\s*("(?:[^"\\]|\\.)*"(?:@[^\s";]+)?|[^\s";]+)(?=\s|$)/iy

/** Reads the value of an Authentication-Results field (RFC 8601 §2.2); null when it does not keep to the grammar. */
export function readAuthenticationResults(value: string): AuthenticationResults | null {
  const [first = '', ...others] = splitUncommented(value) ?? []
  const authservId = server.exec(first.trim())?.[1]
  if (authservId === undefined) return null
  const statements = others.map((text) => text.trim()).filter((text) => !/^(?:none)?$/i.test(text))
  const results = statements.map(readMethod)
  return results.every((result) => result !== null)
    ? { authservId: unquote(authservId).toLowerCase(), results }
    : null
}

function readMethod(text: string): MethodResult | null {
  const pairs = readPairs(text)
  if (!pairs) return null
  const [[method, result] = ['', ''], ...properties] = pairs
  const names = properties.map(([name]) => name)
  // A property that is given twice could be read as either
  if (new Set(names).size < names.length) return null
  return {
    method: method.replace(/\/.*$/, ''),
    result: result.toLowerCase(),
    properties: new Map(properties),
  }
}

function readPairs(text: string): [string, string][] | null {
  const pairs: [string, string][] = []
  pair.lastIndex = 0
  let at = 0
  while (at < text.length) {
    const [, name, value] = pair.exec(text) ?? []
    if (name === undefined || value === undefined) return null
    pairs.push([name.replace(/\s+/g, '').toLowerCase(), unquote(value)])
    at = pair.lastIndex
  }
  return pairs.length > 0 ? pairs : null
}

/** The parts between semicolons, without comments (which nest); null when a comment or a quote stays open. */
function splitUncommented(value: string): string[] | null {
  if (value.length > maxLength) return null
  const parts: string[] = []
  let current = ''
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < value.length; at++) {
    const char = value[at] === '\\' ? value.slice(at, ++at + 1) : (value[at] ?? '')
    if (!isQuoted && char === '(') depth++
    if (depth === 0 && char === '"') isQuoted = !isQuoted
    const isEnd = depth === 0 && !isQuoted && char === ';'
    if (isEnd) parts.push(current)
    if (isEnd) current = ''
    else if (depth === 0) current += char
    if (isQuoted || char !== ')') continue
    if (--depth < 0) return null
    current += ' '
  }
  return depth === 0 && !isQuoted ? [...parts, current] : null
}

function unquote(text: string): string {
  return text.startsWith('"')
    ? text.replace(/^"((?:[^"\\]|\\.)*)"/, '$1').replace(/\\(.)/g, '$1')
    : text
}

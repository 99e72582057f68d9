/** The attributes of one policy question, by name. */
export type PolicyRequest = ReadonlyMap<string, string>

const maxRequestBytes = 16_384
const maxAttributes = 100
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Takes a stream apart into policy questions: lines of `name=value`, an empty line behind each
 * (http://www.postfix.org/SMTPD_POLICY_README.html). What is not of that form is null, and the last of the stream.
 */
export async function* readRequests(
  stream: AsyncIterable<Buffer>,
): AsyncGenerator<PolicyRequest | null> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const request = parseRequest(rest.subarray(0, end))
      yield request
      if (request === null) return
      rest = rest.subarray(end + 2)
    }
    if (rest.length > maxRequestBytes) {
      yield null
      return
    }
  }
}

function parseRequest(bytes: Uint8Array): PolicyRequest | null {
  if (bytes.length > maxRequestBytes) return null
  const text = decode(bytes)
  if (text === null || /[^\P{Cc}\n]/u.test(text)) return null
  const lines = text.split('\n')
  const attributes = new Map<string, string>()
  for (const line of lines) {
    const [, name, value] = /^([a-z0-9_]{1,64})=(.*)$/u.exec(line) ?? []
    if (name === undefined || value === undefined || attributes.has(name)) return null
    attributes.set(name, value)
  }
  const isQuestion = attributes.get('request') === 'smtpd_access_policy'
  return isQuestion && lines.length <= maxAttributes ? attributes : null
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

import { decodeBody, isCommonCharset, isOddBase64 } from './decode-part.ts'
import { readFileName } from './file-name.ts'
import { type Part, readParts } from './parts.ts'

/** What stands for something that is elsewhere, or comes later (RFC 2046 §5.2.2, §5.2.3). */
const elsewhere = /^message\/(?:partial|external-body)$/

/** A file within plain text, which some programs take out of it. */
const packedFile = /^begin(?:-base64)? [0-7]{3,4} \S/m

/** The encoding that a word in a header is in (RFC 2047 §2, RFC 2231 §5). */
const wordCharset = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,60})?\?[bq]\?/gi

/**
 * Whether every program takes a message apart in the same way, so that what was looked at is what its reader sees. In
 * time linear in its length.
 */
export function isReadOneWay(raw: Uint8Array): boolean {
  const message = Buffer.from(raw).toString('latin1')
  const { parts, problem } = readParts(message)
  return problem === null && parts.every(isPartReadOneWay) && areWordsReadOneWay(message)
}

function areWordsReadOneWay(message: string): boolean {
  for (const [, charset = ''] of message.matchAll(wordCharset))
    if (!isCommonCharset(charset)) return false
  return true
}

function isPartReadOneWay(part: Part): boolean {
  const { type, parameters, encoding, body } = part
  if (part.isOdd || elsewhere.test(type)) return false
  if (encoding === 'base64' && isOddBase64(body)) return false
  const name = readFileName(parameters, 'name')
  if (name !== null && name !== part.fileName) return false
  if (!type.startsWith('text/')) return true
  const isPacked = type === 'text/plain' && packedFile.test(decodeBody(part).toString('latin1'))
  return !isPacked && isCommonCharset(parameters.get('charset') ?? '')
}

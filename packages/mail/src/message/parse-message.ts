import { decodeWords } from 'postal-mime'
import { decodeText, isOddBase64 } from './decode-part.ts'
import { type Header, maxHeaderBytes, valuesOf } from './header-fields.ts'
import { type Part, readParts } from './parts.ts'

/** Half as much again as the ways in take unless told. */
export const maxMessageBytes = 1_572_864
const maxSubjectLength = 2_000
/** Of a code's surroundings nobody writes more; a long thread below it stays within. */
const maxShownLength = 800_000
const maxShownLines = 20_000
const maxTags = 40_000

/** Why a message could not be read, or not in one way alone. */
export type ReadProblem =
  | 'too-large'
  | 'too-complex'
  /** Another parser could take it apart in another way. */
  | 'ambiguous'
  | 'encrypted'
  /** All of it is in a container that nothing here opens: signed S/MIME in one piece, winmail.dat. */
  | 'opaque'
  | 'unknown-charset'

/** What a message shows, and all its parts. */
export interface Message {
  readonly subject: string
  readonly text: string
  readonly html: string | undefined
  readonly parts: readonly Part[]
  readonly problem: ReadProblem | null
}

/**
 * Takes a message apart and decodes what it shows. Never throws, and takes time linear in the length of
 * the message; what is beyond the limits says so in `problem`.
 */
export function parseMessage(raw: Uint8Array, header: Header): Message {
  const subject = subjectOf(header)
  const nothing = { subject, text: '', html: undefined, parts: [] }
  if (raw.length > maxMessageBytes) return { ...nothing, problem: 'too-large' }
  if (header.bodyStart >= maxHeaderBytes) return { ...nothing, problem: 'too-complex' }

  const message = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  const { parts, problem } = readParts(message)
  if (problem === 'too-complex') return { ...nothing, problem }
  const shown = parts.filter((part) => part.isShown && /^text\/(?:plain|html)$/.test(part.type))
  const bodies = shown.some((part) => !part.isNamed) ? shown.filter((part) => !part.isNamed) : shown
  const length = bodies.reduce((sum, part) => sum + part.body.length, 0)
  if (length > maxShownLength) return { ...nothing, parts, problem: 'too-complex' }

  const texts = bodies.filter((part) => part.type === 'text/plain').map(decodeText)
  const htmls = bodies.filter((part) => part.type === 'text/html').map(decodeText)
  const text = texts.join('\n')
  const html = htmls.length > 0 ? htmls.join('\n') : undefined
  const isLong = exceeds(text, /\r\n?|\n/g, maxShownLines) || exceeds(html ?? '', /</g, maxTags)
  if (isLong) return { ...nothing, parts, problem: 'too-complex' }

  const isOdd = bodies.some((part) => part.encoding === 'base64' && isOddBase64(part.body))
  const isUnknown = [...texts, ...htmls].includes(null)
  return {
    subject,
    text,
    html,
    parts,
    problem:
      problem ??
      (isOdd ? 'ambiguous' : null) ??
      (isUnknown ? 'unknown-charset' : null) ??
      findClosed(parts, bodies, text),
  }
}

/** The subject as it is shown; of a long one the beginning. */
export function subjectOf(header: Header): string {
  return decodeWords((valuesOf(header, 'subject')[0] ?? '').slice(0, maxSubjectLength))
}

/** Whether a text holds a character more than `most` times. */
function exceeds(text: string, character: RegExp, most: number): boolean {
  let found = 0
  for (character.lastIndex = 0; character.test(text); ) if (++found > most) return true
  return false
}

/** Whether what the person wrote is closed to us: encrypted, or in a container that nothing here opens. */
function findClosed(
  parts: readonly Part[],
  bodies: readonly Part[],
  text: string,
): ReadProblem | null {
  if (/^-----BEGIN PGP MESSAGE-----/m.test(text)) return 'encrypted'
  if (bodies.length > 0) return null
  for (const { type, parameters } of parts) {
    if (type === 'application/pgp-encrypted') return 'encrypted'
    if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) {
      return parameters.get('smime-type')?.toLowerCase() === 'signed-data' ? 'opaque' : 'encrypted'
    }
    if (/^application\/(?:ms-tnef|vnd\.ms-tnef)$/.test(type)) return 'opaque'
  }
  return null
}

import { normaliseAddress } from '../addresses/parse-address.ts'

export interface Piece {
  readonly text: string
  readonly isKnown: boolean
}

/** The sign itself, and what programs write for it in links, in HTML and in quoted-printable. */
const atSign = /@|%(?:25){0,3}40|=40|&(?:#0*64|#x0*40|commat);?|\[ ?at ?\]|\( ?at ?\)/giu
/** What no word of a local part holds outside quotes (RFC 5322 §3.2.3); all else counts as one, to cover more. */
const breaks = /[\s<>()[\]{},;:"@]/u
const domain = /[^\s<>"'(),;:[\]@]{1,255}/uy
/** Of what stands in quotes, and of comments. */
const maxEnclosedLength = 500

/**
 * Covers the local part before every at-sign: words joined by dots, quoted ones, with white space, brackets and comments
 * between. What only looks like an address is covered too.
 *
 * @param known normalised; it stays where it stands as it is
 * @returns the pieces of the text, in order
 */
export function coverAddresses(text: string, known: string): Piece[] {
  const pieces: Piece[] = []
  let until = text.length
  // From the end, so that of `"a@b"@example.com` the whole local part is seen first
  for (const { index, 0: sign } of [...text.matchAll(atSign)].reverse()) {
    if (index >= until) continue
    const end = knownEnd(text, index, known)
    const isKnown = end !== null && end <= until
    const start = isKnown ? startOfWord(text, index) : startOfLocalPart(text, index)
    const after = isKnown ? end : index + sign.length
    pieces.push({ text: text.slice(after, until), isKnown: false })
    pieces.push({ text: isKnown ? text.slice(start, end) : '•••@', isKnown })
    until = start
  }
  pieces.push({ text: text.slice(0, until), isKnown: false })
  return pieces.reverse()
}

/** Where the known address ends that has its at-sign here; null when it is another. */
function knownEnd(text: string, at: number, known: string): number | null {
  domain.lastIndex = at + 1
  const found = domain.exec(text)?.[0].replace(/\.+$/, '')
  if (!found || text[at] !== '@' || at - startOfWord(text, at) > 64) return null
  const end = at + 1 + found.length
  return normaliseAddress(text.slice(startOfWord(text, at), end)) === known ? end : null
}

function startOfWord(text: string, end: number): number {
  let start = end
  while (start > 0 && !breaks.test(text.charAt(start - 1))) start--
  return start
}

function startOfLocalPart(text: string, at: number): number {
  let start = startOfSpace(text, at)
  for (;;) {
    const word = startOfQuoted(text, start) ?? startOfWord(text, start)
    if (word < start) {
      start = word
      continue
    }
    const space = startOfSpace(text, start)
    const isJoined = text[start] === '.' || text[space - 1] === '.'
    if (space === start || space === 0 || !isJoined) return start
    start = space
  }
}

/** White space, comments and brackets, none of which ends an address for who reads it. */
function startOfSpace(text: string, end: number): number {
  let start = end
  while (start > 0) {
    const before = text.charAt(start - 1)
    if (before === '@' || before === '"' || !breaks.test(before)) break
    start = startOfComment(text, start) ?? start - 1
  }
  return start
}

function startOfQuoted(text: string, end: number): number | null {
  if (text[end - 1] !== '"') return null
  const from = Math.max(0, end - 1 - maxEnclosedLength)
  const open = text.slice(from, end - 1).lastIndexOf('"')
  return open < 0 ? null : from + open
}

/** With the comments within it (RFC 5322 §3.2.2). */
function startOfComment(text: string, end: number): number | null {
  if (text[end - 1] !== ')') return null
  let depth = 0
  for (let at = end - 1; at >= 0 && end - at <= maxEnclosedLength; at--) {
    if (text[at] === ')') depth++
    if (text[at] === '(' && --depth === 0) return at
  }
  return null
}

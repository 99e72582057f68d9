import type { Reading } from '../inspection.ts'
import { decodeUnicode } from './decode-unicode.ts'

/** What moves the cursor, rings a bell or starts a command on a terminal is no text. */
const control = /[^\P{Cc}\t\n\r\f]/u

/** Reads plain text in any encoding of Unicode. */
export function readText(bytes: Uint8Array): Reading {
  const text = decodeUnicode(bytes) ?? ''
  const isReadable = !control.test(text)
  const isEmpty = !/\S/.test(text)
  return {
    text,
    properties: {},
    problems: [
      ...(isReadable ? [] : ['unreadable' as const]),
      ...(isEmpty ? ['no-text' as const] : []),
    ],
  }
}

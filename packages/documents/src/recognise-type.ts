import type { DocumentProblem, DocumentType } from './inspection.ts'
import { decodeUnicode } from './text/decode-unicode.ts'

export interface Recognised {
  readonly type: DocumentType | null
  readonly problem: DocumentProblem | null
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const zip = [0x50, 0x4b, 0x03, 0x04]

/** Text that a program would take for something else: a page, an image, a script, another document. */
const otherThanText = /^\s*(?:<[!?a-z]|\{\\rtf|%!PS|#!|From \S+@|MZ)/i

/** What a document is by its first bytes; what it says of itself counts nothing. */
export function recogniseType(bytes: Uint8Array): Recognised {
  if (begins(bytes, Buffer.from('%PDF-'))) return { type: 'pdf', problem: null }
  if (begins(bytes, zip)) return { type: 'docx', problem: null }
  if (begins(bytes, compoundFile)) return recogniseCompoundFile(bytes)
  const text = decodeUnicode(bytes)
  if (text === null) return { type: null, problem: 'type-not-allowed' }
  // Readers look for the header of a PDF further on too (ISO 32000-1, implementation note 13)
  const isOther = otherThanText.test(text) || text.slice(0, 1024).includes('%PDF-')
  return isOther ? { type: null, problem: 'type-not-allowed' } : { type: 'text', problem: null }
}

/** An encrypted DOCX, whose content nobody here can tell, is wrapped like the documents of old (MS-OFFCRYPTO §1.3.2). */
function recogniseCompoundFile(bytes: Uint8Array): Recognised {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name)
  return isEncrypted
    ? { type: 'docx', problem: 'encrypted' }
    : { type: null, problem: 'type-not-allowed' }
}

function begins(bytes: Uint8Array, start: ArrayLike<number>): boolean {
  return Array.from(start).every((byte, index) => bytes[index] === byte)
}

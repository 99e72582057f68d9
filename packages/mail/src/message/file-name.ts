import { decodeWords } from 'postal-mime'
import type { StructuredField } from './structured-field.ts'

type Parameters = StructuredField['parameters']

const maxPieces = 100

/** The name of an attached file, as `filename` or `name` says it, in pieces and encoded (RFC 2231) or not; else null. */
export function readFileName(parameters: Parameters, name: 'filename' | 'name'): string | null {
  const extended = parameters.get(`${name}*`)
  const text =
    (extended === undefined ? joinPieces(parameters, name) : decodeExtended(extended)) ??
    parameters.get(name) ??
    null
  return text === null ? null : decodeWords(text)
}

/** RFC 2231 §3 and §4.1: the first piece names the encoding, each piece says whether it is in it. */
function joinPieces(parameters: Parameters, name: string): string | null {
  const pieces: string[] = []
  while (pieces.length < maxPieces) {
    const at = `${name}*${pieces.length}`
    const plain = parameters.get(at)?.replace(/%/g, '%25')
    const piece = plain ?? parameters.get(`${at}*`)
    if (piece === undefined) break
    pieces.push(piece)
  }
  if (pieces.length === 0) return null
  const joined = pieces.join('')
  return decodeExtended(parameters.has(`${name}*0*`) ? joined : `utf-8''${joined}`)
}

function decodeExtended(text: string): string {
  const [, charset = 'utf-8', encoded = text] = /^([^']*)'[^']*'(.*)$/s.exec(text) ?? []
  const bytes = encoded.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return decoderFor(charset).decode(Buffer.from(bytes, 'latin1'))
}

function decoderFor(charset: string): { decode(bytes: Uint8Array): string } {
  try {
    return new TextDecoder(charset || 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}

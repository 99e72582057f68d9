import { inflateSync } from 'node:zlib'
import { limits } from '../inspection.ts'

/**
 * The text of all objects of a PDF without the bodies of its streams, one character for each byte: the file as it lies
 * there with the object streams unpacked (ISO 32000-1 §7.5.7), objects of earlier revisions too. What looks like a stream
 * can stand in a comment or a string: object streams are looked for within it too.
 *
 * @returns null when an object stream cannot be unpacked within bounds
 */
export function readObjects(bytes: Uint8Array): string | null {
  const file = fileText(bytes)
  const parts: string[] = []
  let room: number = limits.unpackedBytes
  let at = 0
  let end = 0
  let unpackedStreams = 0
  for (const { index } of file.matchAll(/\bstream\r?\n/g)) {
    const start = file.indexOf('\n', index) + 1
    if (end !== -1 && end < start) end = file.indexOf('endstream', start)
    const stop = end === -1 ? file.length : end
    if (index >= at) {
      parts.push(file.slice(at, index))
      at = stop
    }
    const dictionary = dictionaryBefore(file, index)
    if (!isObjectStream(dictionary)) continue
    const unpacked = isPackedOtherwise(dictionary)
      ? null
      : unpack(bytes.subarray(start, stop), room)
    if (unpacked === null) return null
    unpackedStreams += 1
    room -= unpacked.length
    parts.push(unpacked)
  }
  parts.push(file.slice(at))
  return countObjectStreams(file) > unpackedStreams ? null : parts.join('\n')
}

/** The bytes of a file, one character for each. */
export function fileText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

/** Longer than any dictionary of an object stream. */
const dictionaryCharacters = 2_000

function dictionaryBefore(file: string, index: number): string {
  const before = file.slice(Math.max(0, index - dictionaryCharacters), index)
  return unescapeNames(before.slice(before.lastIndexOf('obj') + 1))
}

/** Readers go by the entries that only it has, whatever type it says. */
function isObjectStream(dictionary: string): boolean {
  return (
    /\/ObjStm\b/.test(dictionary) ||
    (/\/First\s*\d/.test(dictionary) && /\/N\s*\d/.test(dictionary))
  )
}

/** By differences between its bytes (ISO 32000-1 §7.4.4.4), in which no name can be read. */
function isPackedOtherwise(dictionary: string): boolean {
  return /\/(?:DecodeParms|DP|Predictor)\b/.test(dictionary)
}

function countObjectStreams(file: string): number {
  return unescapeNames(file).match(/\/ObjStm\b/g)?.length ?? 0
}

function unpack(body: Uint8Array, maxOutputLength: number): string | null {
  try {
    return inflateSync(body, { maxOutputLength }).toString('latin1')
  } catch {
    return null
  }
}

/** A name may write any of its letters as `#` and two digits (ISO 32000-1 §7.3.5). */
export function unescapeNames(objects: string): string {
  return objects.replace(/#([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}

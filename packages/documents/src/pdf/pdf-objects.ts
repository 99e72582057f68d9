import { inflateSync } from 'node:zlib'
import { limits } from '../inspection.ts'

/**
 * The text of all objects of a PDF without the bodies of its streams, one character for each byte: the file as it lies
 * there with the object streams unpacked (ISO 32000-1 §7.5.7), objects of earlier revisions too.
 *
 * @returns null when an object stream cannot be unpacked within bounds
 */
export function readObjects(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const parts: string[] = []
  let room: number = limits.unpackedBytes
  let at = 0
  for (const { index } of file.matchAll(/\bstream\r?\n/g)) {
    if (index < at) continue
    const dictionary = file.slice(at, index)
    parts.push(dictionary)
    const start = file.indexOf('\n', index) + 1
    const end = file.indexOf('endstream', start)
    at = end === -1 ? file.length : end
    if (!isObjectStream(dictionary)) continue
    const unpacked = unpack(bytes.subarray(start, at), room)
    if (unpacked === null) return null
    room -= unpacked.length
    parts.push(unpacked)
  }
  parts.push(file.slice(at))
  return parts.join('\n')
}

function isObjectStream(before: string): boolean {
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1)
  return /\/Type\s*\/ObjStm\b/.test(unescapeNames(dictionary))
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

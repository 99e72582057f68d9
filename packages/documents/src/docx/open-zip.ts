import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { type DocumentProblem, limits } from '../inspection.ts'

export interface ZipPart {
  readonly name: string
  read(): Promise<Buffer>
}

export type Zip = { readonly parts: readonly ZipPart[] } | { readonly problem: DocumentProblem }

/**
 * Lists the parts of a zip file. What two programs could unpack in two ways is not unpacked: a name that stands twice or
 * leads out of the folder, a part that is larger than it says.
 *
 * @throws what yauzl throws at a file that it cannot read
 */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const file = await yauzl.fromBufferPromise(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
  )
  const parts: ZipPart[] = []
  const names = new Set<string>()
  let unpackedBytes = 0
  if (file.entryCount > limits.zipEntries) return { problem: 'too-long' }
  for await (const entry of file.eachEntry()) {
    const { fileName: name } = entry
    if (entry.isEncrypted()) return { problem: 'encrypted' }
    if (names.has(name.toLowerCase())) return { problem: 'unreadable' }
    names.add(name.toLowerCase())
    unpackedBytes += entry.uncompressedSize
    if (unpackedBytes > limits.unpackedBytes) return { problem: 'too-long' }
    // yauzl ends a part that grows beyond the size that it says
    const read = async () => await buffer(await file.openReadStreamPromise(entry))
    if (!name.endsWith('/')) parts.push({ name, read })
  }
  return { parts }
}

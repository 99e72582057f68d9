/** An element of BER (X.690 §8): where its content begins and ends, and where the next one begins. */
interface Element {
  readonly tag: number
  readonly start: number
  readonly end: number
  readonly next: number
}

const sequence = 0x30
const explicit0 = 0xa0
const objectIdentifier = 0x06
const octetString = 0x04
const octetStringInPieces = 0x24
/** id-signedData, 1.2.840.113549.1.7.2 */
const signedData = Buffer.from('2a864886f70d010702', 'hex')
const maxDepth = 16
const maxElements = 10_000

/**
 * What an S/MIME message says that is signed in one piece (RFC 8551 §3.5.2): the content within its SignedData
 * (RFC 5652 §5). Its signature is not looked at; who wrote the mail is for DKIM. Null when it is anything else.
 */
export function readSignedContent(bytes: Buffer): Buffer | null {
  try {
    const reader = new BerReader(bytes)
    const [type, content] = reader.children(reader.element(0), sequence)
    if (!type || !content || !reader.bytes(type, objectIdentifier).equals(signedData)) return null
    const [data] = reader.children(content, explicit0)
    // Version and digest algorithms stand before it
    const encapsulated = data && reader.children(data, sequence)[2]
    const wrapped = encapsulated && reader.children(encapsulated, sequence)[1]
    const [text] = wrapped ? reader.children(wrapped, explicit0) : []
    return text ? Buffer.concat(reader.octets(text)) : null
  } catch (error) {
    if (error instanceof BerError) return null
    throw error
  }
}

class BerError extends Error {
  override readonly name = 'BerError'
}

class BerReader {
  private readonly all: Buffer
  private elements = 0

  constructor(all: Buffer) {
    this.all = all
  }

  element(at: number, depth = 0): Element {
    if (++this.elements > maxElements || depth > maxDepth) throw new BerError('too many elements')
    const tag = this.byte(at)
    const first = this.byte(at + 1)
    if ((tag & 0x1f) === 0x1f) throw new BerError('a tag of several bytes')
    if (first === 0x80) return this.indefinite(tag, at + 2, depth)
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f
    if (lengthBytes > 4) throw new BerError('too long')
    const start = at + 2 + lengthBytes
    const length = lengthBytes === 0 ? first : this.all.readUIntBE(at + 2, lengthBytes)
    if (start + length > this.all.length) throw new BerError('cut off')
    return { tag, start, end: start + length, next: start + length }
  }

  /** The elements within one, which must have this tag. */
  children(parent: Element, tag: number): Element[] {
    if (parent.tag !== tag) throw new BerError('another tag')
    const found: Element[] = []
    for (let at = parent.start; at < parent.end; ) {
      const child = this.element(at)
      found.push(child)
      at = child.next
    }
    return found
  }

  bytes({ start, end, tag }: Element, expected: number): Buffer {
    if (tag !== expected) throw new BerError('another tag')
    return this.all.subarray(start, end)
  }

  /** The bytes of an octet string, which may come in pieces (X.690 §8.7.3). */
  octets(string: Element): Buffer[] {
    if (string.tag !== octetStringInPieces) return [this.bytes(string, octetString)]
    return this.children(string, octetStringInPieces).map((piece) => this.bytes(piece, octetString))
  }

  /** An element that ends with two zero bytes instead of saying its length (X.690 §8.1.3.6). */
  private indefinite(tag: number, start: number, depth: number): Element {
    let at = start
    while (this.byte(at) !== 0 || this.byte(at + 1) !== 0) at = this.element(at, depth + 1).next
    return { tag, start, end: at, next: at + 2 }
  }

  private byte(at: number): number {
    const byte = this.all[at]
    if (byte === undefined) throw new BerError('cut off')
    return byte
  }
}

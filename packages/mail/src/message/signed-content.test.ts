import { describe, expect, it } from 'vitest'
import { readSignedContent } from './signed-content.ts'

/** An element of definite length below 128, or of indefinite length. */
const definite = (tag: number, ...content: Buffer[]) => {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag, body.length]), body])
}
const indefinite = (tag: number, ...content: Buffer[]) =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...content, Buffer.from([0, 0])])
const signedDataId = Buffer.from('06092a864886f70d010702', 'hex')
const dataId = Buffer.from('06092a864886f70d010701', 'hex')
const version = Buffer.from('020101', 'hex')
const text = definite(0x04, Buffer.from('123456'))

function message(element: typeof definite, content: Buffer, id = signedDataId): Buffer {
  const encapsulated = element(0x30, dataId, element(0xa0, content))
  return element(0x30, id, element(0xa0, element(0x30, version, definite(0x31), encapsulated)))
}

describe('readSignedContent', () => {
  it.each([
    ['of definite length', message(definite, text)],
    ['of indefinite length', message(indefinite, text)],
    ['in pieces', message(indefinite, indefinite(0x24, text, text))],
  ])('reads content %s', (_, bytes) => {
    expect(readSignedContent(bytes)?.toString()).toMatch(/^(?:123456){1,2}$/)
  })

  it.each([
    ['encrypted data', message(definite, text, Buffer.from('06092a864886f70d010703', 'hex'))],
    ['a detached signature', definite(0x30, signedDataId, definite(0xa0, definite(0x30, version)))],
    ['no bytes', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(100)],
    ['what is cut off', message(indefinite, text).subarray(0, 40)],
    ['a length beyond the end', Buffer.from('3084ffffffff00', 'hex')],
    ['elements without end', Buffer.alloc(100_000, Buffer.from('3080', 'hex'))],
    ['many elements', indefinite(0x30, Buffer.alloc(100_000, Buffer.from('0500', 'hex')))],
  ])('reads nothing from %s', (_, bytes) => {
    expect(readSignedContent(bytes)).toBeNull()
  })
})

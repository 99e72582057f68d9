import { afterAll, describe, expect, it } from 'vitest'
import { createMessageReader } from './message-reader.ts'

const messages = createMessageReader({ threads: 1 })
afterAll(() => messages[Symbol.asyncDispose]())

const small = Buffer.from(
  [
    'Subject: A letter',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    '<p onclick="x()">Helo</p>',
    '--b',
    'Content-Type: text/plain; name=note.txt',
    'Content-Disposition: attachment; filename=note.txt',
    '',
    'A note',
    '--b--',
  ].join('\r\n'),
)
/** postal-mime takes each line by itself: 25 MB of them would be minutes. */
const shortLines = Buffer.from(`Subject: x\r\n\r\n${'a\r\n'.repeat(8_000_000)}`)

function nested(depth: number): Buffer {
  const parts = Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  )
  return Buffer.from(`Subject: x\r\nMIME-Version: 1.0\r\n${parts.join('')}\r\n\r\nHelo`)
}

describe('a message', () => {
  it('is taken apart', async () => {
    const taken = await messages.takeApart(small)
    expect(taken).toMatchObject({ subject: 'A letter', isActive: true })
    expect(taken?.documents).toMatchObject([{ name: 'note.txt', declaredType: 'text/plain' }])
    expect(taken?.documents[0]?.bytes.toString('utf8').trim()).toBe('A note')
  })

  it('that takes too long is not, keeps nothing else waiting, and the next one is', async () => {
    let ticks = 0
    const counting = setInterval(() => (ticks += 1), 10)
    expect(await messages.takeApart(shortLines)).toBeNull()
    clearInterval(counting)
    expect(ticks).toBeGreaterThan(20)
    expect(await messages.takeApart(small)).not.toBeNull()
  })

  it('is not when its parts lie deeper in one another than in any letter', async () => {
    expect(await messages.takeApart(nested(10))).not.toBeNull()
    expect(await messages.takeApart(nested(40))).toBeNull()
    await expect(messages.takeApartAgain(nested(40))).rejects.toThrow('could not be taken apart')
  })
})

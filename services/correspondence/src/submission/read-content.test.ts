import { isRefusal, refuse } from '@gwirio/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { createMessageReader } from '../message/message-reader.ts'
import { readContent } from './read-content.ts'
import { createTurns } from './turns.ts'

const messages = createMessageReader({ threads: 1 })
const turns = createTurns({ threads: 1 })
afterAll(() => messages[Symbol.asyncDispose]())

async function read(header: string, type: string, body: string) {
  const lines = [
    'Subject: A letter',
    header,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    body,
  ]
  const taken = await readRaw(lines.join('\r\n'))
  if (isRefusal(taken)) throw new Error(taken.refused)
  return taken
}

function readRaw(message: string) {
  const content = { raw: Buffer.from(message) }
  return readContent({ messages, turns }, { content, whose: 'reports' })
}

const to = 'To: "12 Quiet Street" <gwen@post.example>'

describe('a message of a client', () => {
  it('is searched in the name of its recipient too, and not in the address', async () => {
    const { passages } = await read(to, 'text/plain', 'Helo')
    const all = passages.map(({ text }) => text).join('\n')
    expect(all).toContain('12 Quiet Street')
    expect(all).not.toContain('gwen@')
  })

  it('is searched outside of its parts to the end, however much stands there', async () => {
    const before = 'Nothing of interest.\r\n'.repeat(20_000)
    const body = `${before}12 Quiet Street\r\n--b\r\n\r\nHelo\r\n--b--`
    const { passages } = await read(to, 'multipart/mixed; boundary=b', body)
    expect(passages.some(({ text }) => text.includes('12 Quiet Street\r\n--b'))).toBe(true)
  })

  it.each([
    ['and fetches nothing', '<p>Helo', false],
    ['and a picture that is fetched', '<p>Helo<img src="https://else.example/1.png">', true],
  ])('has words in HTML %s', async (_, html, isActive) => {
    expect(await read(to, 'text/html', html)).toMatchObject({ isActive })
  })

  it('is refused where its parts lie too deep in one another', async () => {
    const part = (depth: number) =>
      `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`
    const message = Array.from({ length: 50 }, (_, depth) => part(depth)).join('')
    expect(await readRaw(message)).toEqual(refuse('message-unreadable'))
  })
})

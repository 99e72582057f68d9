import { describe, expect, it } from 'vitest'
import { readContent } from './read-content.ts'

function read(header: string, type: string, body: string) {
  const lines = [
    'Subject: A letter',
    header,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    body,
  ]
  return readContent({ raw: Buffer.from(lines.join('\r\n')) })
}

const to = 'To: "12 Quiet Street" <gwen@post.example>'

describe('a message of a client', () => {
  it('is searched in the name of its recipient too, and not in the address', async () => {
    const { passages } = await read(to, 'text/plain', 'Helo')
    const all = passages.map(({ text }) => text).join('\n')
    expect(all).toContain('12 Quiet Street')
    expect(all).not.toContain('gwen@')
  })

  it.each([
    ['and fetches nothing', '<p>Helo', false],
    ['and a picture that is fetched', '<p>Helo<img src="https://else.example/1.png">', true],
  ])('has words in HTML %s', async (_, html, isActive) => {
    expect(await read(to, 'text/html', html)).toMatchObject({ isActive })
  })
})

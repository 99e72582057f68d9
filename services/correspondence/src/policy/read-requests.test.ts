import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRequests } from './read-requests.ts'

const question = 'request=smtpd_access_policy\nprotocol_state=RCPT\nrecipient=sian@post.example\n\n'
const asked = {
  request: 'smtpd_access_policy',
  protocol_state: 'RCPT',
  recipient: 'sian@post.example',
}

async function* inPieces(text: string, size: number) {
  const bytes = Buffer.from(text, 'latin1')
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function readAll(text: string, size = 10_000) {
  const found = []
  for await (const request of readRequests(inPieces(text, size)))
    found.push(request && Object.fromEntries(request))
  return found
}

describe('policy questions on a stream', () => {
  it('are read one after the other, however they are cut', async () => {
    for (let size = 1; size <= question.length; size += 1)
      expect(await readAll(`${question}${question}`, size)).toEqual([asked, asked])
  })

  it('keep what stands behind the first equals sign, also nothing', async () => {
    const text = 'request=smtpd_access_policy\nsender=\nrecipient=a=b@x.example\n\n'
    expect(await readAll(text)).toMatchObject([{ sender: '', recipient: 'a=b@x.example' }])
  })

  it.each([
    ['another request', 'request=other\n\n'],
    ['no request', 'recipient=a@x.example\n\n'],
    ['an empty question', '\n\n'],
    ['a line without equals sign', 'request=smtpd_access_policy\nrecipient\n\n'],
    ['a name with a space', 'request=smtpd_access_policy\n recipient=a@x.example\n\n'],
    ['an attribute twice', 'request=smtpd_access_policy\nsender=a\nsender=b\n\n'],
    ['a carriage return', 'request=smtpd_access_policy\r\nsender=a\r\n\n\n'],
    ['NUL', 'request=smtpd_access_policy\nsender=a\0b\n\n'],
    ['bytes that are not UTF-8', 'request=smtpd_access_policy\nsender=\xff\n\n'],
    [
      'too many attributes',
      `request=smtpd_access_policy\n${Array.from({ length: 100 }, (_, i) => `a${i}=\n`).join('')}\n`,
    ],
    ['too long a question', `request=smtpd_access_policy\nsender=${'a'.repeat(17_000)}\n\n`],
    ['a question without end', `sender=${'a'.repeat(40_000)}`],
    ['what a browser says', 'GET / HTTP/1.1\n\n'],
  ])('end at %s', async (_, text) => {
    expect(await readAll(`${question}${text}${question}`)).toEqual([asked, null])
    expect(await readAll(`${text}${question}`, 100)).toEqual([null])
  })

  it('never break on any bytes', async () => {
    const bytes = fc.string({ unit: fc.constantFrom('a', '=', '\n', '\r', '\0', '\xff', ' ') })
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 5 }), async (text, size) => {
        expect((await readAll(text, size)).filter((each) => each !== null)).toEqual([])
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})

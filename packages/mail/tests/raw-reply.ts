import { readReply } from '../src/index.ts'

export const token = '0123456789abcdefghjkmnpqrs'
export const promptId = `<r-${token}.1@reply.example>`

export interface Parts {
  headers?: readonly string[]
  body: string
}

/** A reply of Siân's with a body and the fields that go with it. */
export function mail({
  headers = ['Content-Type: text/plain; charset=utf-8'],
  body,
}: Parts): Buffer {
  return Buffer.from(
    [
      'From: =?utf-8?Q?Si=C3=A2n?= <Sian@Example.com>',
      `To: Gwirio <r-${token.toUpperCase()}@reply.example>`,
      'Message-ID: <reply@example.com>',
      ...headers,
      '',
      body,
    ].join('\r\n'),
  )
}

export const part = (type: string, content: string, ...headers: string[]) =>
  ['--b', `Content-Type: ${type}; charset=utf-8`, ...headers, '', content].join('\r\n')
export const multipart = (kind: string, ...parts: string[]) => ({
  headers: [`Content-Type: multipart/${kind}; boundary=b`],
  body: [...parts, '--b--', ''].join('\r\n'),
})
export const read = async (parts: Parts) => await readReply(mail(parts))

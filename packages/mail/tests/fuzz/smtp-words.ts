import type { Random } from './random.ts'

const words = [
  'MAIL FROM:<sian@example.com>',
  'MAIL FROM:<>',
  'MAIL FROM:<sian@example.com> SIZE=99999999',
  'MAIL FROM:<sian@example.com> BODY=8BITMIME',
  'MAIL FROM:<sian@example.com> SMTPUTF8',
  'MAIL FROM:<@relay.example,@b.example:sian@example.com>',
  'RCPT TO:<r-one@reply.example>',
  'RCPT TO:<R-ONE@Reply.Example>',
  'RCPT TO:<postmaster>',
  'RCPT TO:<a@other.example>',
  'RCPT TO:<"a b"@reply.example>',
  'DATA',
  'RSET',
  'NOOP',
  'QUIT',
  'STARTTLS',
  'XFORWARD ADDR=192.0.2.7 HELO=a',
  'XCLIENT ADDR=192.0.2.7',
  'BDAT 5 LAST',
  'AUTH PLAIN AGEAYg==',
  'VRFY sian',
  'HELO client.example.com',
  'EHLO client.example.com',
  'LHLO client.example.com',
  'GET / HTTP/1.1',
  'From: sian@example.com',
  'Subject: cod',
  '123456',
  '.',
  '..',
  '',
  ' folded',
  '\0',
  'x'.repeat(1200),
]
const lineEnds = ['\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r', '\r\r\n', '\n.\n', '']

const message = ['From: sian@example.com', 'Subject: cod', '', '123456', '.']

/** The bytes that one client says, in the pieces in which it says them; half of them begin well. */
export function composeSession(random: Random, greeting: string): string[] {
  const lines: string[] = [`${greeting} client.example.com\r\n`]
  if (random.below(2) === 0) {
    for (const line of ['MAIL FROM:<sian@example.com>', 'RCPT TO:<r-one@reply.example>', 'DATA'])
      lines.push(`${line}\r\n`)
    if (random.below(2) === 0) lines.push(`${message.join('\r\n')}\r\n`)
  }
  for (let left = random.below(40); left > 0; left -= 1) {
    const word = random.below(8) === 0 ? scramble(random, random.pick(words)) : random.pick(words)
    lines.push(word + random.pick(lineEnds))
  }
  return cutUp(random, lines.join(''))
}

function scramble(random: Random, word: string): string {
  const at = random.below(word.length + 1)
  const bytes = Array.from({ length: random.below(12) }, () =>
    String.fromCharCode(random.below(256)),
  )
  return word.slice(0, at) + bytes.join('') + word.slice(at + random.below(4))
}

function cutUp(random: Random, text: string): string[] {
  const pieces: string[] = []
  let at = 0
  while (at < text.length && pieces.length < 60) {
    const length = random.below(4) === 0 ? 1 + random.below(3) : 1 + random.below(200)
    pieces.push(text.slice(at, at + length))
    at += length
  }
  return [...pieces, text.slice(at)]
}

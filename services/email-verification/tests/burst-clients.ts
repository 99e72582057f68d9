import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { replyDomain } from './email-verification.ts'

/** Addresses of this machine from which the clients come. */
const sources = 20
const patienceMilliseconds = 8_000

/** Brings one message as a mail server does: again and again, until it is taken. */
export async function deliver(port: number, index: number, onAccepted: () => Promise<void>) {
  const attempt = { turnedAway: 0, broken: 0 }
  for (;;) {
    const outcome = await tryOnce(port, index)
    if (outcome === 'accepted') break
    attempt[outcome] += 1
    await wait(100 + index / 10)
  }
  await onAccepted()
  return attempt
}

async function tryOnce(port: number, index: number): Promise<'accepted' | 'turnedAway' | 'broken'> {
  const socket = connect({
    port,
    host: '127.0.0.1',
    localAddress: `127.0.1.${1 + (index % sources)}`,
  })
  socket.on('error', () => socket.destroy())
  // What the system had taken for a server that was killed is never greeted (RFC 5321 §4.5.3.2)
  socket.setTimeout(patienceMilliseconds, () => socket.destroy())
  const lines = [
    `EHLO ${nameOf(index)}`,
    'MAIL FROM:<sian@post.example>',
    `RCPT TO:<r-${index}@${replyDomain}>`,
    'DATA',
    `From: sian@post.example\r\nSubject: ${index}\r\n\r\n123456\r\n.`,
  ]
  let isSent = false
  try {
    for await (const reply of repliesOf(socket)) {
      if (isSent && reply.startsWith('250')) return 'accepted'
      if (!/^[23]/.test(reply)) return 'turnedAway'
      socket.write(`${lines.shift()}\r\n`)
      isSent = lines.length === 0
    }
    return isSent ? 'broken' : 'turnedAway'
  } finally {
    socket.destroy()
  }
}

async function* repliesOf(socket: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let text = ''
  try {
    for await (const chunk of socket) {
      text += chunk
      for (let reply = takeReply(text); reply; reply = takeReply(text)) {
        text = text.slice(reply.length)
        yield reply
      }
    }
  } catch {
    // The server is gone
  }
}

const takeReply = (text: string) => /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(text)?.[0]

/** What a client calls itself: it stands in the journal in clear. */
export const nameOf = (index: number) => `client-${index}.post.example`

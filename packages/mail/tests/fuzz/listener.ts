import assert from 'node:assert/strict'
import { findMessageProblem, messageLimits } from '../../src/receive/message-checks.ts'
import { startListener, type TestListener } from '../listener.ts'
import { connectSmtp, type SmtpClient } from '../smtp-client.ts'
import { composeSession } from './smtp-words.ts'
import type { Target } from './target.ts'

const sessionsAtOnce = 20
const maxMilliseconds = 20_000
const options = {
  maxMessageBytes: 20_000,
  maxConnectionsPerClient: 1000,
  maxMessagesPerMinute: 100_000,
  maxSessionSeconds: 5,
}

/**
 * Fuzzes the SMTP and the LMTP listener with clients that say anything in any pieces: it stays up, answers a good
 * client after each, keeps only what is whole and for its own domain, and answers no message that it did not keep.
 */
export async function createListenerTarget(): Promise<Target> {
  const smtp = await startListener(options)
  const lmtp = await startListener({ ...options, lmtp: true })
  let keptInAll = 0
  return {
    name: 'listener',
    measureAfterRuns: 20,
    async runOnce(random) {
      const listener = random.pick([smtp, lmtp])
      const greeting = listener === smtp ? 'EHLO' : 'LHLO'
      const sessions = Array.from({ length: sessionsAtOnce }, () =>
        composeSession(random, greeting),
      )
      const began = performance.now()
      const answered = await Promise.all(sessions.map((session) => play(listener, session)))
      await sayGoodbye(listener, greeting)
      assert.ok(performance.now() - began < maxMilliseconds, 'a session was not ended in time')
      // Over LMTP there is an answer for each recipient
      keptInAll += checkKept(listener, answered.flat(), { isEach: listener === lmtp })
    },
    async close() {
      assert.ok(keptInAll > 0, 'no message was ever kept: nothing was shown')
      await smtp[Symbol.asyncDispose]()
      await lmtp[Symbol.asyncDispose]()
    },
  }
}

/** @returns what was answered, until the listener or the words ended the session */
async function play(listener: TestListener, pieces: readonly string[]): Promise<string[]> {
  using client = await connectSmtp(listener.port)
  const replies = [await client.readReply()]
  for (const piece of pieces) await client.writeAll(piece)
  client.end()
  while (replies.at(-1) !== 'closed') replies.push(await client.readReply())
  return replies
}

async function sayGoodbye(listener: TestListener, greeting: string): Promise<void> {
  using client: SmtpClient = await connectSmtp(listener.port)
  assert.match(await client.readReply(), /^220/)
  assert.match(await client.say(`${greeting} client.example.com`), /^250/)
  assert.match(await client.say('QUIT'), /^221/)
}

/** @returns how many messages were kept */
function checkKept(
  listener: TestListener,
  replies: readonly string[],
  { isEach }: { isEach: boolean },
): number {
  const kept = listener.kept.splice(0)
  for (const { raw, recipients } of kept) {
    assert.equal(findMessageProblem(raw, messageLimits), null)
    assert.ok(raw.length <= options.maxMessageBytes)
    assert.ok(recipients.length > 0)
    for (const recipient of recipients) assert.match(recipient, /@reply\.example$|^postmaster$/i)
  }
  const accepted = replies.filter((reply) => reply.startsWith('250 2.6.0')).length
  assert.ok(isEach || accepted <= kept.length, 'a message was answered that was not kept')
  assert.ok(accepted === 0 || kept.length > 0, 'a message was answered that was not kept')
  for (const line of replies.flatMap((reply) => reply.split('\r\n')))
    assert.match(line, /^(?:closed|\d{3}[ -]\P{Cc}*)$/u)
  listener.logged.length = 0
  return kept.length
}

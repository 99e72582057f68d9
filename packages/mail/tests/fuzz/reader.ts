import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  normaliseAddress,
  type Reply,
  type ReturnedMail,
  readReply,
  readReturnedMail,
} from '../../src/index.ts'
import { measureCpu, runawayMilliseconds } from '../measure-cpu.ts'
import { mutate } from './mutate.ts'
import type { Target } from './target.ts'

const kinds = ['reply', 'automatic', 'bounce']
const returnedKinds = ['failed', 'delayed', 'delivered', 'relayed', 'complaint']

/** Fuzzes `readReply` and `readReturnedMail` with changed mails of the corpus: never throws, in time, an outcome of the right form. */
export function createReaderTarget(): Target {
  const folder = path.join(import.meta.dirname, '..', 'corpus')
  const corpus = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(path.join(folder, name)))
  return {
    name: 'reader',
    async runOnce(random) {
      const mail = mutate(random.pick(corpus), random, corpus)
      const { milliseconds, result } = await measureCpu(async () => {
        checkReturned(readReturnedMail(mail))
        return await readReply(mail)
      })
      checkForm(result)
      assert.ok(milliseconds < runawayMilliseconds, `took ${Math.round(milliseconds)} ms of CPU`)
    },
  }
}

function checkReturned({ returned }: ReturnedMail): void {
  if (!returned) return
  assert.ok(returnedKinds.includes(returned.kind))
  assert.equal(returned.kind === 'complaint', returned.feedbackType !== null)
  const { messageId, recipient, returnPath } = returned.original
  if (messageId) assert.match(messageId, /^<[^<>\s\p{C}]+>$/u)
  for (const address of [recipient, returnPath])
    if (address) assert.equal(normaliseAddress(address), address)
}

function checkForm(reply: Reply): void {
  assert.ok(kinds.includes(reply.kind))
  assert.equal(reply.from === null, reply.fromProblem !== null)
  assert.equal(reply.kind === 'bounce', reply.bounce !== null)
  for (const code of reply.codes) assert.match(code, /^\d{6}$/)
  for (const token of reply.tokens) assert.match(token, /^[0-9a-z]{26}$/)
  const ids = [reply.messageId, reply.bounce?.originalMessageId, ...reply.references]
  for (const id of ids) if (id) assert.match(id, /^<[^<>\s\p{C}]+>$/u)
}

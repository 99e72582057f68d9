import type { ReplyView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

interface Fact {
  readonly key: { readonly text: string }
  readonly value: { readonly text: string; readonly classes: string }
}

/** What there is to know about an e-mail beside its text, with the address to compare: rows of the summary list. */
export function factsOf(
  { receivedAt, from, to, cc, replyTo, subject, level, wayIn }: ReplyView,
  preferred: string,
  { held, reply, verification }: ConsoleWords,
  formatTime: (instant: string) => string,
): Fact[] {
  const facts: Array<[string, string]> = [
    [reply.arrived, formatTime(receivedAt)],
    [held.preferred, preferred],
    [reply.from, from.join(', ')],
    [reply.level, level === null ? reply.notLookedAt : verification.levels[level]],
    [reply.replyTo, replyTo.join(', ')],
    [reply.to, to.join(', ')],
    [reply.cc, cc.join(', ')],
    [reply.subject, subject],
    [reply.way, reply.ways[wayIn]],
  ]
  return facts
    .filter(([, text]) => text !== '')
    .map(([key, text]) => ({ key: { text: key }, value: { text, classes: 'gwirio-mail-field' } }))
}

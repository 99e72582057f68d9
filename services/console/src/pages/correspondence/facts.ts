import type { CorrespondenceView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

interface Fact {
  readonly key: { readonly text: string }
  readonly value: { readonly text: string; readonly classes: string }
}

/** What there is to know about something that leaves: rows of the summary list. */
export function factsOf(
  correspondence: CorrespondenceView,
  words: ConsoleWords,
  formatTime: (instant: string) => string,
): Fact[] {
  const { facts: names, kinds, ways } = words.correspondence
  const { handOver, state, wayIn } = correspondence
  const isTried = state === 'queued' || state === 'sending'
  const time = (instant: string | null) => (instant === null ? null : formatTime(instant))
  const facts: Array<[string, string | null]> = [
    [names.kind, kinds[correspondence.kind]],
    [names.reference, correspondence.reference],
    [names.by, correspondence.submittedBy],
    [names.way, ways[wayIn]],
    [names.at, formatTime(correspondence.submittedAt)],
    [names.sentAt, time(correspondence.sentAt)],
    [names.deliveredAt, time(correspondence.deliveredAt)],
    [names.server, handOver?.host ?? null],
    [names.encryption, describeEncryption(correspondence, words)],
    [names.attempts, correspondence.attempts > 1 ? String(correspondence.attempts) : null],
    [names.giveUpAt, isTried ? formatTime(correspondence.giveUpAt) : null],
    [names.area, words.areas[correspondence.area]],
  ]
  return facts.flatMap(([key, text]) =>
    text ? [{ key: { text: key }, value: { text, classes: 'gwirio-break' } }] : [],
  )
}

function describeEncryption(
  { handOver }: CorrespondenceView,
  { correspondence: { facts } }: ConsoleWords,
): string | null {
  if (!handOver) return null
  const { tls, verified, policy } = handOver
  const shown = (verified ? facts.verified : facts.notVerified).replace('{version}', tls)
  return policy === 'mta-sts' ? `${shown}. ${facts.policy}` : shown
}

import type { WorkItem } from '@gwirio/contracts'
import { explainReason } from '../../words/explain-reason.ts'
import type { ConsoleWords } from '../../words/index.ts'

/** One row of a list: no name and no address. */
export interface Row {
  readonly item: WorkItem
  readonly what: string
  readonly why: string | null
  readonly when: string
  /** The next thing to do, as a page that can be opened. */
  readonly step: { readonly text: string; readonly href: string }
  readonly moveToAreaAt: string
}

/** Says in plain words what a row is about, since when, and what to do next. */
export function describeItem(
  words: ConsoleWords,
  item: WorkItem,
  formatTime: (instant: string) => string,
): Row {
  const { attention, caseId, verificationId } = item
  const path = `/cases/${caseId}/verifications/${verificationId}`
  return {
    item,
    what: attention
      ? words.verification.changes[attention.kind]
      : words.verification.states[item.state],
    why: explainReason(words, attention ? attention.reason : item.reason),
    when: timesOf(words, item, formatTime),
    step: stepOf(words, item, path),
    moveToAreaAt: `${path}/move-to-area`,
  }
}

function timesOf(
  { work }: ConsoleWords,
  { attention, openUntil, startedAt, state, verifiedUntil }: WorkItem,
  formatTime: (instant: string) => string,
): string {
  if (attention) return work.since.replace('{time}', formatTime(attention.at))
  if (state === 'awaiting-reply') return work.openUntil.replace('{time}', formatTime(openUntil))
  return verifiedUntil
    ? work.verifiedUntil.replace('{time}', formatTime(verifiedUntil))
    : work.startedAt.replace('{time}', formatTime(startedAt))
}

function stepOf(
  { work: { steps } }: ConsoleWords,
  { attention, caseId, partyId, state }: WorkItem,
  path: string,
): Row['step'] {
  if (attention?.replyId) return { text: steps.reply, href: `${path}/replies/${attention.replyId}` }
  if (attention) return { text: steps.open, href: path }
  if (state === 'awaiting-reply') return { text: steps.watch, href: path }
  if (state === 'verified')
    return { text: steps.party, href: `/cases/${caseId}/parties/${partyId}` }
  return { text: steps.open, href: path }
}

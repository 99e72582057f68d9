import type { CorrespondenceItem } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import { formatTime } from '../../format-time.ts'
import { wordsIn } from '../../words/index.ts'
import { explainReason } from './explain-reason.ts'
import { pathOf } from './path-of.ts'

/** One row of a list: references and times, no name and no address. */
export interface CorrespondenceRow {
  readonly item: CorrespondenceItem
  readonly path: string
  readonly what: string
  readonly why: string | null
  readonly when: string
}

export function describeItems(
  items: readonly CorrespondenceItem[],
  language: PageLanguage,
): CorrespondenceRow[] {
  const words = wordsIn(language)
  const { kinds, list } = words.correspondence
  return items.map((item) => ({
    item,
    path: pathOf(item),
    what: item.reference ? `${kinds[item.kind]} ${item.reference}` : kinds[item.kind],
    why: explainReason(words, item.reason),
    when: item.sentAt
      ? list.sentAt.replace('{time}', formatTime(item.sentAt, language))
      : list.handedIn.replace('{time}', formatTime(item.submittedAt, language)),
  }))
}

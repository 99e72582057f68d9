import type { PostingView } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import { formatTime } from '../../format-time.ts'
import { wordsIn } from '../../words/index.ts'

/** One row of what went by post. */
export interface PostingRow {
  readonly posting: PostingView
  readonly what: string
  readonly posted: string
  readonly changed: string | null
}

export function describePostings(
  postings: readonly PostingView[],
  language: PageLanguage,
): PostingRow[] {
  const { correspondence, postings: words } = wordsIn(language)
  const time = (instant: string) => formatTime(instant, language)
  return postings.map((posting) => ({
    posting,
    what: words.facts
      .replace('{kind}', correspondence.kinds[posting.kind])
      .replace('{service}', words.services[posting.service])
      .replace('{number}', posting.number),
    posted: words.postedBy
      .replace('{time}', time(posting.postedAt))
      .replace('{name}', () => posting.postedBy),
    changed:
      posting.state === 'posted'
        ? null
        : words.changedAt.replace('{time}', time(posting.changedAt)),
  }))
}

import { expect, it } from 'vitest'
import { wordsIn } from '../../words/index.ts'
import { describeUnlisted } from './describe-unlisted.ts'

const change = (sequence: number, replyId: string | null) =>
  ({ sequence, kind: 'reply-held', at: '2026-03-02T09:00:00.000Z', reason: null, replyId }) as const
const changes = [change(301, 'one'), change(302, 'one'), change(303, null)]

it.each([
  [{ changeCount: 3, replyCount: 1 }, []],
  [{ changeCount: 3, replyCount: 1_201 }, ['E-mails that came in and are not listed: 1200']],
  [{ changeCount: 303, replyCount: 0 }, ['Older entries that are not shown: 300']],
])('says of %j what the history leaves out', (counts, expected) => {
  expect(describeUnlisted({ changes, ...counts }, wordsIn('en'), String)).toEqual(expected)
})

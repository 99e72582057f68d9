import type { PostingView } from '@gwirio/contracts'
import type { PostingRecord } from './store/postings.ts'

export function presentPosting(record: PostingRecord): PostingView {
  return {
    caseId: record.caseId,
    postingId: record.postingId,
    partyId: record.partyId,
    caseReference: record.caseReference,
    partyReference: record.partyReference,
    kind: record.kind,
    service: record.service,
    number: record.number,
    state: record.state,
    postedAt: record.postedAt.toISOString(),
    postedBy: record.posterName,
    changedAt: record.changedAt.toISOString(),
  }
}

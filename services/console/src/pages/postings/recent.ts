import { isRefusal, listPostings } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { hasScope } from '../../require-staff.ts'
import { describePostings, type PostingRow } from './describe-postings.ts'

const mostShown = 5

/** The newest that went to a party by post; null where that cannot be seen now. */
export async function listRecentPostings(
  context: Context,
  request: Request,
  params: { caseId: string; partyId: string },
): Promise<PostingRow[] | null> {
  if (!hasScope(request, 'correspondence:watch')) return []
  const listed = await tryAs(context, request, 'correspondence', listPostings, { params })
  if (isRefusal(listed)) return null
  return describePostings(listed.postings.slice(0, mostShown), languageOf(request))
}

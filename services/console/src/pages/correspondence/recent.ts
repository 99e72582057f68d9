import { isRefusal, listCorrespondence } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { hasScope } from '../../require-staff.ts'
import { type CorrespondenceRow, describeItems } from './describe-items.ts'

const mostShown = 10

/** The newest that left for a case or a party; null where that cannot be seen now: the rest of a page is shown all the same. */
export async function listRecent(
  context: Context,
  request: Request,
  of: { case: string; party: string | null },
): Promise<CorrespondenceRow[] | null> {
  if (!hasScope(request, 'correspondence:watch')) return []
  const listed = await tryAs(context, request, 'correspondence', listCorrespondence, {
    body: { ...of, states: [], areas: [], after: null },
  })
  if (isRefusal(listed)) return null
  return describeItems(listed.items.slice(0, mostShown), languageOf(request))
}

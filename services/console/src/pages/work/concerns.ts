import { type Area, isRefusal, listConcerns, type ResultOf } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { hasScope } from '../../require-staff.ts'
import type { ConsoleWords } from '../../words/index.ts'
import { formatNumber } from '../../words/plural.ts'

/** The calls that ended in danger; null where they cannot be seen now: the other work is shown all the same. */
export async function listConcernsNow(
  context: Context,
  request: Request,
  areas: readonly Area[],
): Promise<ResultOf<typeof listConcerns> | null> {
  if (!hasScope(request, 'party:read')) return { count: 0, concerns: [] }
  const listed = await tryAs(context, request, 'identityCheck', listConcerns, { body: { areas } })
  return isRefusal(listed) ? null : listed
}

export function titleOf({ concern }: ConsoleWords, count: number, language: PageLanguage): string {
  return concern.list.title.replace('{count}', formatNumber(count, language))
}

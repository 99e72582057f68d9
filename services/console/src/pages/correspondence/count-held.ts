import { isRefusal, listCorrespondence } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { hasScope } from '../../require-staff.ts'
import { areasShown } from '../work/areas-shown.ts'

/**
 * Counts what is held in the areas of a person, for the navigation too.
 *
 * @returns null where that cannot be seen now; the number in the navigation stays then
 */
export async function countHeld(context: Context, request: Request): Promise<number | null> {
  const { staff } = request.session
  if (!staff || !hasScope(request, 'correspondence:watch')) return 0
  const listed = await tryAs(context, request, 'correspondence', listCorrespondence, {
    body: {
      case: null,
      party: null,
      states: ['held'],
      areas: areasShown(request, staff),
      after: null,
    },
  })
  if (isRefusal(listed)) return null
  context.heldCorrespondence.remember(context, staff, listed.held)
  return listed.held
}

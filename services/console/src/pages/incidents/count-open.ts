import { isRefusal, listIncidents, type ResultOf } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { hasScope } from '../../require-staff.ts'

/** Counts the open incidents for the banner, which managers see on every page; it stays when nobody can say. */
export async function countOpenIncidents(context: Context, request: Request): Promise<void> {
  if (!seesIncidents(request)) return
  const listed = await tryAs(context, request, 'correspondence', listIncidents)
  if (!isRefusal(listed)) rememberOpen(context, request, listed)
}

/** How many are open of all that there are, where whoever asked for them sees the banner. */
export function rememberOpen(
  context: Context,
  request: Request,
  { incidents }: ResultOf<typeof listIncidents>,
): void {
  const { staff } = request.session
  if (!staff || !seesIncidents(request)) return
  const open = incidents.filter(({ state }) => state === 'open')
  context.openIncidents.remember(context, staff, open.length)
}

/** Whoever decides what only a manager may decide. */
function seesIncidents(request: Request): boolean {
  return hasScope(request, 'approval:manage') && hasScope(request, 'correspondence:watch')
}

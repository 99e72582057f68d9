import { listStaff, type StaffView } from '@gwirio/contracts'
import type { Request } from 'express'
import { askAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'

/** Everybody who has an account. */
export async function readStaff(context: Context, request: Request): Promise<StaffView[]> {
  const { staff } = await askAs(context, request, 'signIn', listStaff)
  return staff
}

/** The account that the path names; `null` when there is none. */
export async function findStaff(context: Context, request: Request): Promise<StaffView | null> {
  const ids = pathIds(request, 'staffId')
  if (!ids) return null
  const staff = await readStaff(context, request)
  return staff.find(({ staffId }) => staffId === ids.staffId) ?? null
}

/** Nobody changes their own account. */
export function isOwn(request: Request, { staffId }: StaffView): boolean {
  return request.session.staff?.subject === staffId
}

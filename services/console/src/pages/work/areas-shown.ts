import type { Area } from '@gwirio/contracts'
import type { Request } from 'express'
import type { SignedInStaff } from '../../session.ts'

/** The areas whose work a person sees: what they chose, or their own. */
export function areasShown(request: Request, { areas }: SignedInStaff): readonly Area[] {
  return request.session.areas ?? areas
}

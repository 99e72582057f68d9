import type { Area } from '@gwirio/contracts'
import type { Request } from 'express'

declare module 'express-session' {
  interface SessionData {
    /** Which area was just given work, for the page that follows. */
    movedTo: Area
  }
}

/** The page that follows says once which area has it now. */
export function leaveMovedTo(request: Request, area: Area): void {
  request.session.movedTo = area
}

export function takeMovedTo(request: Request): Area | undefined {
  const { movedTo } = request.session
  if (movedTo) delete request.session.movedTo
  return movedTo
}

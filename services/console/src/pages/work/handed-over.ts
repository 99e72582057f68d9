import type { Area } from '@gwirio/contracts'
import type { Request } from 'express'

declare module 'express-session' {
  interface SessionData {
    /** Which area was just given work, for the page that follows. */
    handedTo: Area
  }
}

/** The page that follows says once which area has it now. */
export function leaveHandedOver(request: Request, area: Area): void {
  request.session.handedTo = area
}

export function takeHandedOver(request: Request): Area | undefined {
  const { handedTo } = request.session
  if (handedTo) delete request.session.handedTo
  return handedTo
}

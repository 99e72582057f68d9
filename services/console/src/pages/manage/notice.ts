import type { Request } from 'express'
import type { ConsoleWords } from '../../words/index.ts'

declare module 'express-session' {
  interface SessionData {
    /** What was just done, for the page that follows. */
    notice: Notice
  }
}

export type Notice = keyof ConsoleWords['manage']['done']

/** The page that follows says once that it was done. */
export function leaveNotice(request: Request, notice: Notice): void {
  request.session.notice = notice
}

export function takeNotice(request: Request): Notice | undefined {
  const { notice } = request.session
  if (notice) delete request.session.notice
  return notice
}

import type { Request } from 'express'
import type { Context } from '../../context.ts'

declare module 'express-session' {
  interface SessionData {
    /** A code or secret that the next page shows once, sealed. */
    sealedOnce: string
  }
}

/** A code or secret on its way to the page that shows it. */
interface ShownOnce {
  /** The path of the page that shows it; no other does. */
  readonly page: string
  readonly secret: string
  /** RFC 3339; until when the code is good, or an older secret goes on. */
  readonly until: string | null
}

/** Keeps a secret for the page that comes next, so that the answer to the form need not hold it. */
export function showOnce({ cipher }: Context, request: Request, shown: ShownOnce): void {
  const sealed = cipher.seal(JSON.stringify(shown), contextOf(request))
  request.session.sealedOnce = sealed.toString('base64')
}

/** The secret for this page, which is forgotten by that; `null` when it was shown before. */
export function takeShownOnce({ cipher }: Context, request: Request): ShownOnce | null {
  const { sealedOnce } = request.session
  if (!sealedOnce) return null
  const opened = cipher.open(Buffer.from(sealedOnce, 'base64'), contextOf(request))
  const shown = JSON.parse(opened) as ShownOnce
  if (shown.page !== request.path) return null
  delete request.session.sealedOnce
  return shown
}

function contextOf(request: Request): string {
  return `console.session.once:${request.sessionID}`
}

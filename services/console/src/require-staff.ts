import type { Request, RequestHandler, Response } from 'express'
import type { Context } from './context.ts'
import { goTo } from './go-to.ts'
import { pageOf } from './page-path.ts'
import { sendPage } from './send-page.ts'
import type { SignedInStaff } from './session.ts'
import { forgetTokens } from './store/staff-tokens.ts'

/**
 * Lets only signed-in staff pass; anybody else is asked to sign in and comes back to the page.
 *
 * A request with `auto` in its query was sent by the page itself (`script`, or `reload` where there are no scripts) and
 * does not keep a session alive.
 */
export function requireStaff(context: Context): RequestHandler {
  return async (request, response, next) => {
    const { staff } = request.session
    const now = context.clock.now().getTime()
    if (!staff || secondsLeft(context, staff) <= 0) {
      await askToSignIn(context, request, response)
      return
    }
    if (!('auto' in request.query)) request.session.staff = { ...staff, lastSeenAt: now }
    next()
  }
}

/** How long the session still lasts if nothing more is asked for. */
export function secondsLeft({ config, clock }: Context, staff: SignedInStaff): number {
  const idleEnd = staff.lastSeenAt + config.idleMinutes * 60_000
  const end = staff.signedInAt + config.sessionHours * 3_600_000
  return (Math.min(idleEnd, end) - clock.now().getTime()) / 1000
}

/**
 * Ends the staff's session and sends to sign in. A form is not sent on: a page says so, and nothing was done. A script of
 * the page gets 401 and opens the page again.
 *
 * @param how `by-page` never sends on by itself, where that could go round in circles
 */
export async function askToSignIn(
  context: Context,
  request: Request,
  response: Response,
  how: 'at-once' | 'by-page' = 'at-once',
): Promise<void> {
  if (request.session.staff) {
    delete request.session.staff
    delete request.session.sealedSearch
    await forgetTokens(context.db, request.sessionID)
  }
  if (request.query['auto'] === 'script') {
    response.status(401).end()
    return
  }
  request.session.returnTo = pageOf(request)
  if (request.method === 'GET' && how === 'at-once') return goTo(response, '/sign-in')
  sendPage(context, request, response, {
    template: 'sign-in/ended.njk',
    status: 401,
    title: (words) => words.failure.ended,
  })
}

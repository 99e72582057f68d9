import type { Scope } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { tokensOf } from './access-token.ts'
import type { Context } from './context.ts'
import { goTo } from './go-to.ts'
import { placeOf } from './page-path.ts'
import { sendPage } from './send-page.ts'
import { secondsLeft } from './session-time.ts'
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
    const isOver = !staff || secondsLeft(context, staff) <= 0
    const tokens = isOver ? null : await tokensOf(context, request)
    if (isOver || !tokens) {
      await askToSignIn(context, request, response)
      return
    }
    const now = context.clock.now().getTime()
    const lastSeenAt = 'auto' in request.query ? staff.lastSeenAt : now
    request.session.staff = { ...staff, ...tokens.grants, lastSeenAt }
    next()
  }
}

/** Lets only those pass whose provider gave them the scope; anybody else reads that this is not theirs to see. */
export function requireScope(context: Context, scope: Scope): RequestHandler {
  return (request, response, next) => {
    if (hasScope(request, scope)) return next()
    sendPage(context, request, response, {
      template: 'failure/page.njk',
      status: 403,
      title: (words) => words.failure.notAllowed,
      view: { advice: 'notAllowedAdvice', again: null },
    })
  }
}

export function hasScope(request: Request, scope: Scope): boolean {
  return request.session.staff?.scopes.includes(scope) ?? false
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
  if (request.query['auto'] === 'script') {
    await forgetStaff(context, request)
    response.status(401).end()
    return
  }
  if (request.method !== 'GET' || how === 'by-page')
    return sayThatItEnded(context, request, response, placeOf(request))
  await forgetStaff(context, request)
  request.session.returnTo = placeOf(request)
  goTo(response, '/sign-in')
}

/** The page that stands in for one that only staff see, with the way to sign in and back to it. */
export async function sayThatItEnded(
  context: Context,
  request: Request,
  response: Response,
  place: string,
): Promise<void> {
  await forgetStaff(context, request)
  request.session.returnTo = place
  sendPage(context, request, response, {
    template: 'sign-in/ended.njk',
    status: 401,
    title: (words) => words.failure.ended,
  })
}

async function forgetStaff(context: Context, request: Request): Promise<void> {
  const { staff } = request.session
  if (!staff) return
  request.session.ranOut = secondsLeft(context, staff) <= 0
  delete request.session.staff
  delete request.session.sealedSearch
  delete request.session.sealedLetter
  await forgetTokens(context.db, request.sessionID)
}

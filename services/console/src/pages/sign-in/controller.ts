import type { Request, RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { csrfTokenOf } from '../../csrf.ts'
import type { SignedIn } from '../../gateways/sign-in.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { placeNamed } from '../../page-path.ts'
import { sayThatItEnded } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'
import { forgetAtClose, renewSession, saveSession } from '../../session.ts'
import { secondsLeft } from '../../session-time.ts'
import { findTokens, keepTokens } from '../../store/staff-tokens.ts'

/** Several tabs can each begin a sign-in; more than these are forgotten. */
const mostAttempts = 5

/** Sends the browser to the OpenID provider. */
export function begin({ signIn }: Context): RequestHandler {
  return async (request, response) => {
    const { attempts = [], returnTo = '/' } = request.session
    const again = request.session.ranOut ?? false
    const { url, attempt } = await signIn.begin({ language: languageOf(request), again })
    delete request.session.returnTo
    request.session.attempts = [...attempts, { ...attempt, returnTo }].slice(-mostAttempts)
    goTo(response, url)
  }
}

/** The browser is back from the provider: a new session for the person, or an explanation. */
export function finish(context: Context): RequestHandler {
  return async (request, response) => {
    const attempt = takeAttempt(request)
    // Another tab was quicker, or the person went back in the history.
    if (!attempt && request.session.staff) return goTo(response, '/')
    const callback = new URL(request.originalUrl, context.config.publicUrl)
    const signedIn =
      attempt &&
      (await context.signIn.finish(callback, attempt).catch((error: unknown) => {
        context.log.warn({ err: error }, 'sign-in failed')
        return null
      }))
    if (signedIn) {
      await openSession(context, request, signedIn)
      return goTo(response, attempt.returnTo)
    }
    sendPage(context, request, response, {
      template: 'sign-in/failed.njk',
      status: 400,
      title: (words) => words.failure.signInFailed,
    })
  }
}

/** An attempt is good for one answer of the provider. */
function takeAttempt(request: Request) {
  const { attempts = [] } = request.session
  const attempt = attempts.find(({ state }) => state === request.query['state'])
  if (attempt) request.session.attempts = attempts.filter((other) => other !== attempt)
  return attempt ?? null
}

async function openSession(
  { cipher, clock, db }: Context,
  request: Request,
  { tokens, ...who }: SignedIn,
): Promise<void> {
  await renewSession(request)
  const now = clock.now().getTime()
  request.session.staff = { ...who, ...tokens.grants, signedInAt: now, lastSeenAt: now }
  // Made now, or two pages opened at once would each make one.
  csrfTokenOf(request)
  forgetAtClose(request)
  await saveSession(request)
  await keepTokens(db, cipher, { sid: request.sessionID, tokens })
}

/** Ends the session here, then at the provider. */
export function signOut({ cipher, db, log, signIn }: Context): RequestHandler {
  return async (request, response) => {
    const tokens = await findTokens(db, cipher, request.sessionID)
    await renewSession(request)
    const url = tokens
      ? await signIn.signOutUrl(tokens).catch((error: unknown) => {
          log.warn({ err: error }, 'signed out here alone')
          return null
        })
      : null
    goTo(response, url ?? '/signed-out')
  }
}

/**
 * Where somebody is who has signed out, and where a page goes when the time is over (`?page=` is that page). Another
 * page may have kept the session alive meanwhile: then it goes on.
 */
export function showSignedOut(context: Context): RequestHandler {
  return async (request, response) => {
    const { staff } = request.session
    const { everywhere, page } = request.query
    const left = typeof page === 'string' ? placeNamed(request, page) : null
    if (left && staff && secondsLeft(context, staff) > 0) return goTo(response, left)
    if (left) return sayThatItEnded(context, request, response, left)
    sendPage(context, request, response, {
      template: 'sign-in/signed-out.njk',
      title: ({ failure, session }) =>
        everywhere ? session.signedOutEverywhere : failure.signedOut,
    })
  }
}

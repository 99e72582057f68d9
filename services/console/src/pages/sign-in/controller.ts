import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { destroySession, openTokens, renewSession, sealTokens } from '../../session.ts'

/** Sends the browser to the OpenID provider. */
export function begin({ signIn }: Context): RequestHandler {
  return async (request, response) => {
    const { url, attempt } = await signIn.begin(languageOf(request))
    request.session.attempt = attempt
    await goTo(request, response, url)
  }
}

/** The browser is back from the provider: a new session with the person's tokens, or an explanation. */
export function finish(context: Context): RequestHandler {
  const { clock, cipher, config, log, signIn } = context
  return async (request, response) => {
    const { attempt, returnTo } = request.session
    delete request.session.attempt
    const outcome = attempt
      ? await signIn
          .finish(new URL(request.originalUrl, config.publicUrl), attempt)
          .catch((error) => {
            log.warn({ err: error }, 'sign-in failed')
            return null
          })
      : null
    if (!outcome) {
      sendPage(context, request, response, {
        template: 'sign-in/failed.njk',
        status: 400,
        title: (words) => words.failure.signInFailed,
      })
      return
    }
    await renewSession(request)
    const now = clock.now().getTime()
    request.session.staff = {
      name: outcome.name,
      sealedTokens: sealTokens(cipher, outcome.tokens),
      signedInAt: now,
      lastSeenAt: now,
    }
    await goTo(request, response, returnTo ?? '/')
  }
}

/** Ends the session here, then at the provider. */
export function signOut({ cipher, signIn }: Context): RequestHandler {
  return async (request, response) => {
    const { staff } = request.session
    await destroySession(request)
    response.redirect(
      303,
      staff ? await signIn.signOutUrl(openTokens(cipher, staff)) : '/signed-out',
    )
  }
}

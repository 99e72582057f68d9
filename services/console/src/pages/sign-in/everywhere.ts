import { signOutEverywhere } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { tokensOf } from '../../access-token.ts'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { hasScope } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'
import { renewSession } from '../../session.ts'
import { endSessionsOf } from '../../store/sessions.ts'

/** Says what it does. */
export function askEverywhere(context: Context): RequestHandler {
  return (request, response) =>
    sendPage(context, request, response, {
      template: 'sign-in/everywhere.njk',
      title: (words) => words.session.everywhereTitle,
      view: { hasPasskeys: context.config.manageStaff },
    })
}

/**
 * Ends the person's sessions here, all but this one first, then those at sign-in, then this one: while sign-in cannot be
 * asked, this one stays, to try again from. Another provider has no such operation: the browser goes on to the provider's
 * own sign-out.
 */
export function endEverywhere(context: Context): RequestHandler {
  return async (request, response, next) => {
    const { staff } = request.session
    if (!staff) return next()
    const tokens = await tokensOf(context, request)
    const isOurs = hasScope(request, 'session:end')
    await endSessionsOf(context.db, staff.subject, { except: request.sessionID })
    if (isOurs) await callAs(context, request, 'signIn', signOutEverywhere)
    await endSessionsOf(context.db, staff.subject)
    await renewSession(request)
    const elsewhere = tokens && !isOurs ? await context.signIn.signOutUrl(tokens) : null
    goTo(response, elsewhere ?? '/signed-out?everywhere=yes')
  }
}

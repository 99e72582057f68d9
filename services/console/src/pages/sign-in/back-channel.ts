import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { fieldText } from '../../form-fields.ts'
import { endProviderSession, endSessionsOf, takeOnce } from '../../store/sessions.ts'

/**
 * The provider ended a session (OpenID Connect Back-Channel Logout 1.0 §2.5): what it opened here ends too. The message
 * proves itself; there is no cookie and no form.
 */
export function takeLogout({ db, log, signIn }: Context): RequestHandler {
  return async (request, response) => {
    const token = fieldText(request.body, 'logout_token')
    const message = token ? await signIn.readLogout(token) : null
    if (!message || !(await takeOnce(db, message))) {
      response.status(400).json({ error: 'invalid_request' })
      return
    }
    const { sid, subject } = message
    const count = sid
      ? await endProviderSession(db, { sid, subject })
      : await endSessionsOf(db, subject ?? '')
    log.info({ count }, 'sessions ended by the provider')
    response.status(200).end()
  }
}

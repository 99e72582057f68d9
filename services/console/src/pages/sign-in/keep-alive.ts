import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { describeSession } from '../../session-time.ts'

/** For the script that warns: how long the session still lasts. A POST here is something that the person did. */
export function tellTimeLeft(context: Context): RequestHandler {
  return (request, response, next) => {
    const { staff } = request.session
    if (!staff) return next()
    const { secondsLeft, canStay } = describeSession(context, staff)
    response.json({ secondsLeft, canStay })
  }
}

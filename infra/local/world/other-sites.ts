import type { RequestHandler } from 'express'
import { sendProblem } from './problem.ts'

/** A web page elsewhere must not play the service user through the browser of whoever opened it. */
export const refuseOtherSites: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site')
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (isReading || !site || site === 'same-origin' || site === 'none') next()
  else sendProblem(response, 'other-site')
}

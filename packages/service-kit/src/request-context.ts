import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'

/** Long enough not to be a code or a telephone number, of letters that cannot be an address. */
const acceptedRequestId = /^[A-Za-z0-9_-]{16,64}$/

/** Gives each request an id: the caller's `X-Request-Id` when it is sane, else a new UUID. The answer names it. */
export const nameRequest: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id') ?? ''
  const requestId = acceptedRequestId.test(given) ? given : randomUUID()
  response.locals['requestId'] = requestId
  response.setHeader('X-Request-Id', requestId)
  next()
}

export function requestIdOf(response: Response): string {
  return String(response.locals['requestId'])
}

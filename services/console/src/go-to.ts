import type { Response } from 'express'

/**
 * Goes on to another page once the session is stored. An answer without a body leaves after that; the body that
 * `response.redirect` writes would let the headers leave before, and the browser would be at the next page too early.
 */
export function goTo(response: Response, url: string): void {
  response.status(303).location(url).end()
}

import type { Request, Response } from 'express'
import { saveSession } from './session.ts'

/**
 * Goes on to another page once the session is stored. By itself express-session sends the headers of an answer first, and
 * a browser can be at the next page before what it needs is there.
 */
export async function goTo(request: Request, response: Response, url: string): Promise<void> {
  await saveSession(request)
  response.redirect(303, url)
}

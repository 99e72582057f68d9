import type { Request, Response } from 'express'

/**
 * Sends the browser on, once the session is stored: express-session lets the headers out first, and a quick browser
 * would find the session as it was before.
 */
export async function goTo(request: Request, response: Response, url: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.save((error) => (error ? reject(error) : resolve()))
  })
  response.redirect(303, url)
}

import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'

const { csrfSynchronisedProtection, generateToken, invalidCsrfTokenError } = csrfSync({
  getTokenFromRequest: (request) => {
    const token: unknown = (request.body as Record<string, unknown> | undefined)?.['_csrf']
    return typeof token === 'string' ? token : undefined
  },
})

/** Every form carries the token of its session; a POST without it goes no further. */
export const requireCsrfToken: RequestHandler = csrfSynchronisedProtection

/** The token for the forms of a page. */
export function csrfTokenOf(request: Request): string {
  return generateToken(request)
}

export function isCsrfError(error: unknown): boolean {
  return error === invalidCsrfTokenError
}

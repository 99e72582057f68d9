import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'
import { fieldText } from './form-fields.ts'

const { csrfSynchronisedProtection, generateToken, invalidCsrfTokenError } = csrfSync({
  getTokenFromRequest: ({ body }) => fieldText(body, '_csrf'),
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

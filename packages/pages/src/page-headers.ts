import type { RequestHandler } from 'express'

/**
 * Headers of pages, over those that every answer of a service has: nothing inline, nothing from elsewhere, no frame.
 *
 * @param formTargets other origins that a form may end at by redirects, such as the OpenID provider
 */
export function headersOfPages(formTargets: readonly string[]): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentPolicy(formTargets),
    // Forms of our own pages name where they come from; nobody else learns the address of a page.
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
  }
}

/** Sets the headers of pages on every answer; see {@link headersOfPages}. */
export function pageHeaders(options: { formTargets: readonly string[] }): RequestHandler {
  const headers = headersOfPages(options.formTargets)
  return (_request, response, next) => {
    response.set(headers)
    next()
  }
}

/** Content Security Policy (CSP 3); browsers apply `form-action` to the redirects of a form too. */
function contentPolicy(formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...new Set(formTargets)].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

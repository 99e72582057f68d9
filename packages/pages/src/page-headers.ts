import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers of every page: no inline script or style, no frame, no cache, no referrer.
 *
 * @param options.formTargets other origins that a form may end at by redirects, such as the OpenID provider
 */
export function pageHeaders(options: {
  formTargets?: readonly string[]
  secure: boolean
}): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'", ...(options.formTargets ?? [])],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: options.secure,
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.setHeader('Cache-Control', 'no-store')
      next()
    },
  ]
}

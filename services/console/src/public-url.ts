import type { RequestHandler } from 'express'

/**
 * Whether cookies are `Secure` follows from PUBLIC_URL, not from a header that a proxy may forget: express-session sets no
 * cookie when it takes the connection for a plain one.
 */
export function decideByPublicUrl(publicUrl: string): RequestHandler {
  const isSecure = publicUrl.startsWith('https:')
  return (request, _response, next) => {
    Object.defineProperty(request, 'secure', { value: isSecure })
    next()
  }
}

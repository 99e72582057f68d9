/**
 * Content Security Policy of a page: no script at all, styles of our own, and forms that lead to us or on to the client
 * (browsers apply `form-action` to redirects too).
 */
export function pagePolicy(clientAddresses: readonly unknown[]): string {
  const origins = clientAddresses
    .map((address) => (typeof address === 'string' ? URL.parse(address)?.origin : undefined))
    .filter((origin) => origin !== undefined && origin !== 'null')
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...new Set(origins)].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

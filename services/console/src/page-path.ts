import type { Request } from 'express'

const pages = /^\/(?:find|sign-in|signed-in|signed-out|cases(?:\/[\w-]+)+)?$/
const action = /\/(?:identity-checks|new-code|cancel|suspend|end|changes)$/

/**
 * The page that a request belongs to, as a path that a link can open: a form that was sent belongs to the page on which
 * it stood. A path that is none of ours, such as `//elsewhere.example`, belongs to the first page.
 */
export function pageOf({ path }: Pick<Request, 'path'>): string {
  return pages.test(path) ? path.replace(action, '') : '/'
}

import type { Express, Request } from 'express'

type Asked = Pick<Request, 'app' | 'method' | 'path' | 'query'>

/** What a page fetches for itself, rather than a page. */
const resource = /\/(?:changes|session|documents\/:\w+|[^/]*\.\w+)$/

/**
 * The page that a request belongs to, as a path that a link can open: a form that was sent belongs to the page on which
 * it stood, which is the page at the nearest address above. A path that is none of ours, such as
 * `//elsewhere.example`, belongs to the first page.
 */
export function pageOf({ app, path }: Pick<Asked, 'app' | 'path'>): string {
  const pages = pagesOf(app as Express)
  const segments = path.split('/')
  while (segments.length > 1) {
    const candidate = segments.join('/') || '/'
    if (pages.some((page) => page.test(candidate))) return candidate
    segments.pop()
  }
  return '/'
}

/** The page of a request with what it was asked to show, such as which list. */
export function placeOf(request: Asked): string {
  const page = pageOf(request)
  if (request.method !== 'GET' || page !== request.path) return page
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query))
    if (typeof value === 'string' && !ofTheFrame.includes(name)) query.set(name, value)
  return query.size > 0 ? `${page}?${query}` : page
}

/** A place of the console that a link names; the first page for anything else. */
export function placeNamed({ app }: Pick<Asked, 'app'>, named: string): string {
  const url = URL.parse(named, 'http://console.invalid')
  const path = url?.host === 'console.invalid' ? url.pathname : '/'
  const query = Object.fromEntries(url?.searchParams ?? [])
  return placeOf({ app, method: 'GET', path, query })
}

const ofTheFrame: readonly string[] = ['lang', 'auto', 'code', 'state', 'iss', 'error']

const known = new WeakMap<Express, readonly RegExp[]>()

/** Every address that answers a GET with a page, as the routers have them. */
function pagesOf(app: Express): readonly RegExp[] {
  const pages = known.get(app) ?? listPaths(app.router.stack).map(toPattern)
  known.set(app, pages)
  return pages
}

interface Layer {
  readonly route?: { readonly path: unknown; readonly methods?: unknown } | undefined
  readonly handle?: unknown
}

function listPaths(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return hasStack(handle) ? listPaths(handle.stack) : []
    const { path, methods } = route
    const isPage = typeof path === 'string' && !resource.test(path)
    return isPage && typeof methods === 'object' && methods && 'get' in methods ? [path] : []
  })
}

function hasStack(handle: unknown): handle is { stack: readonly Layer[] } {
  return typeof handle === 'function' && 'stack' in handle && Array.isArray(handle.stack)
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[\\w-]+')}$`)
}

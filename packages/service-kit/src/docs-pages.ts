import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Express, RequestHandler, Response } from 'express'

/** Swagger UI (Apache-2.0), served from here: nothing is fetched from elsewhere. */
const renderer = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

/** Its icons are `data:` pictures of its stylesheet. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ours = join(import.meta.dirname, 'docs')

/** By their names, the folders that they lie in. */
const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': renderer,
  'swagger-ui-bundle.js': renderer,
  'docs.css': ours,
  'docs.js': ours,
}

/** Where pages about a service are. */
export const docsPaths: readonly string[] = [
  '/docs',
  ...Object.keys(files).map((name) => `/docs/${name}`),
]

/**
 * `/docs`: the operations of a service for people, drawn from its own /openapi.json. They are read there and not tried out:
 * no secret is ever typed into a page.
 */
export function addDocsPages(app: Express, { service }: { service: string }): void {
  app.get('/docs', strictly, (_request, response) => {
    response.type('html').send(pageOf(service))
  })
  for (const [name, root] of Object.entries(files))
    app.get(`/docs/${name}`, strictly, (_request, response, next) => {
      response.sendFile(name, { root, cacheControl: false }, (error) => error && next(error))
    })
}

const strictly: RequestHandler = (_request, response: Response, next) => {
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Cache-Control', 'public, max-age=3600')
  next()
}

function pageOf(service: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Gwirio ${service}: operations</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="stylesheet" href="/docs/docs.css">
    <script src="/docs/swagger-ui-bundle.js" defer></script>
    <script src="/docs/docs.js" defer></script>
  </head>
  <body>
    <div id="operations"><p>The operations are at <a href="/openapi.json">/openapi.json</a>; this page draws them with a script.</p></div>
  </body>
</html>
`
}

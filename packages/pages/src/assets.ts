import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express, { type Router } from 'express'

/** Folder of GOV.UK Frontend: templates and macros below `govuk/`. */
export const govukFolder = dirname(
  dirname(createRequire(import.meta.url).resolve('govuk-frontend')),
)

const ownFolder = join(import.meta.dirname, '../assets')
const oneDay = 24 * 60 * 60 * 1000

/**
 * Serves style sheets and scripts below `/assets`. GDS Transport is licensed to gov.uk only: the style sheet is served
 * without it, so that the next font of each list applies.
 */
export function serveAssets(): Router {
  const css = withoutGdsTransport(
    readFileSync(join(govukFolder, 'govuk/govuk-frontend.min.css'), 'utf8'),
  )
  const router = express.Router()
  router.get('/assets/govuk.css', (_request, response) => {
    response
      .set('Cache-Control', `public, max-age=${oneDay / 1000}`)
      .type('css')
      .send(css)
  })
  router.use('/assets', express.static(ownFolder, { index: false, maxAge: oneDay }))
  router.get('/assets/govuk.js', (_request, response) => {
    response.sendFile(join(govukFolder, 'govuk/govuk-frontend.min.js'), { maxAge: oneDay })
  })
  return router
}

/** Takes the font and all that loads it out of the style sheet. */
export function withoutGdsTransport(css: string): string {
  return css.replaceAll(/@font-face\{[^}]*\}/g, '').replaceAll(/"?GDS Transport"?,/g, '')
}

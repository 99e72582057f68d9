import type { Express, Response } from 'express'
import type { Pages } from '../pages/pages.ts'

/** Serves what the pages are made with. */
export function addAssets(app: Express, pages: Pages): void {
  app.get('/assets/pages.css', (_request, response) => send(response, 'text/css', pages.stylesheet))
  app.get('/assets/icon.svg', (_request, response) => send(response, 'image/svg+xml', pages.icon))
}

function send(response: Response, type: string, text: string): void {
  response.setHeader('Cache-Control', 'public, max-age=3600')
  response.type(type).send(text)
}

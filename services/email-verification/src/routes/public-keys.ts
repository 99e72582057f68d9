import type { Express } from 'express'
import type { Context } from '../context.ts'

const maxAgeSeconds = 300

/** The keys of receipts (RFC 7517 §5), for everybody; a new one is there a day before it signs. */
export function addPublicKeys(app: Express, { receipts }: Context): void {
  app.get('/.well-known/jwks.json', async (_request, response) => {
    const keys = await receipts.publicKeys()
    response.setHeader('Cache-Control', `public, max-age=${maxAgeSeconds}`)
    response.json(keys)
  })
}

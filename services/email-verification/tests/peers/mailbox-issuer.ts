import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'

/** An OAuth provider as large mail providers have one: tokens for a client, and what they are worth. */
export async function startMailboxIssuer(username: string) {
  const clientSecret = randomBytes(16).toString('hex')
  const tokens = new Set<string>()
  const app = express()
  app.use(express.urlencoded({ extended: false }))
  app.post('/token', ({ body }, response) => {
    const isKnown = body.client_id === 'gwirio' && body.client_secret === clientSecret
    const isGranted = body.grant_type === 'client_credentials' && body.scope === 'imap'
    if (!isKnown || !isGranted) return void response.status(400).json({ error: 'invalid_client' })
    const token = randomBytes(16).toString('hex')
    tokens.add(token)
    response.json({ access_token: token, token_type: 'Bearer', expires_in: 3600 })
  })
  app.all('/introspect', ({ headers }, response) => {
    const token = headers.authorization?.replace(/^Bearer /i, '') ?? ''
    if (!tokens.has(token)) return void response.status(401).json({ active: false })
    response.json({ active: 'true', username })
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    introspectionUrl: `${url}/introspect`,
    settings: {
      IMAP_TOKEN_URL: `${url}/token`,
      IMAP_CLIENT_ID: 'gwirio',
      IMAP_CLIENT_SECRET: clientSecret,
      IMAP_SCOPE: 'imap',
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { checkWebhook, isRefused } from '@gwirio/client'
import express from 'express'
import { connect } from './connect.ts'

const gwirio = connect()
const secrets: string[] = []
// Of a real system both are in its database: an event may come again, also after a restart.
const taken = new Set<string>()

const app = express()
// The signature is over the bytes as they came
app.post('/gwirio', express.raw({ type: 'application/json' }), (request, response) => {
  const check = checkWebhook(request.headers, request.body as Buffer, secrets, new Date())
  if (!check.isGenuine) return void response.sendStatus(400)
  const { id, event } = check
  if (!taken.has(id)) console.log('event:', event.type, event.data.reference ?? '')
  taken.add(id)
  response.sendStatus(204)
})

const server = app.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo

const added = await gwirio.webhooks.add(`http://127.0.0.1:${port}/gwirio`)
if (isRefused(added)) throw new Error(`${added.refused}: ${added.remedy}`)
const { secret, webhook } = added
secrets.push(secret)
console.log('listening')

process.once('SIGTERM', () => void end())
process.once('SIGINT', () => void end())

async function end(): Promise<void> {
  await gwirio.webhooks.remove(webhook.webhookId)
  server.close()
}

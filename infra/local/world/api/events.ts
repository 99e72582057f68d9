import { type Response, Router } from 'express'
import type { Context } from '../app.ts'

const heartbeatMilliseconds = 15_000
const maxStreams = 50

/** `GET /events`: tells open pages that something came (server-sent events); they then look again. */
export function eventRoutes({ mail, twilio }: Context) {
  const streams = new Set<Response>()
  const tell = (event: object) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  twilio.onChange(({ to, status }) => tell({ kind: 'text', to, status }))
  mail.onChange(({ to, subject }) => tell({ kind: 'mail', to, subject }))
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': still here\n\n')
  }, heartbeatMilliseconds)

  const router = Router().get('/events', (_request, response) => {
    if (streams.size >= maxStreams) {
      response.status(503).end()
      return
    }
    response.status(200).set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': open\n\n')
    streams.add(response)
    response.once('close', () => streams.delete(response))
  })
  return {
    router,
    end() {
      clearInterval(heartbeat)
      for (const stream of streams) stream.end()
    },
  }
}

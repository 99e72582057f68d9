import { watchVerification } from '@gwirio/contracts'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { Request, RequestHandler, Response } from 'express'
import { accessTokenOf } from '../../access-token.ts'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'
import { secondsLeft } from '../../session-time.ts'

type Params = { caseId: string; verificationId: string }

/**
 * Passes the numbers of the changes on to the browser as they come, with the person's own token. The page's script takes
 * each as a sign to fetch the page again: what happened is not in the stream that leaves here. It ends when the session
 * would; the script comes again and is told whether it did.
 */
export function streamChanges(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    const { staff } = request.session
    if (!params || !staff) return next()
    const over = new AbortController()
    const sessionEnd = setTimeout(() => over.abort(), secondsLeft(context, staff) * 1000)
    response.once('close', () => {
      clearTimeout(sessionEnd)
      over.abort()
    })
    const upstream = await open(context, request, { params, signal: over.signal })
    if (upstream?.ok && upstream.body) await passOn(upstream.body, response)
    else response.status(upstream?.status === 404 ? 404 : 503)
    response.end()
  }
}

/** The stream of the verification; null when the service cannot be reached. */
async function open(
  context: Context,
  request: Request,
  { params, signal }: { params: Params; signal: AbortSignal },
) {
  const path = watchVerification.path
    .replace(':caseId', params.caseId)
    .replace(':verificationId', params.verificationId)
  const lastEventId = request.get('last-event-id') ?? ''
  const headers = {
    authorization: `Bearer ${await accessTokenOf(context, request)}`,
    accept: 'text/event-stream',
    ...(sequence.test(lastEventId) ? { 'last-event-id': lastEventId } : {}),
  }
  const url = new URL(path, context.config.emailVerificationUrl)
  return fetch(url, { headers, redirect: 'error', signal }).catch(() => null)
}

const sequence = /^\d{1,9}$/
const maxEventCharacters = 16_384

/** Until either side ends it. */
async function passOn(body: ReadableStream<Uint8Array>, response: Response): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
  response.write(': open\n\n')
  const parser = new EventSourceParserStream({
    // Its heartbeat is ours too.
    onComment: () => void response.write(': still here\n\n'),
    maxBufferSize: maxEventCharacters,
  })
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(parser)
  try {
    for await (const { event, id = '' } of events)
      if (event === 'change' && sequence.test(id))
        response.write(`event: change\nid: ${id}\ndata: ${id}\n\n`)
  } catch {
    // Cut by the service, by the browser or by the end of the session: the script comes again.
  }
}

import { watchVerification } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'
import { accessTokenOf } from '../../require-staff.ts'

/**
 * Passes the confirmer's stream of changes on to the browser, with the person's own token. The page's script takes each
 * event as a sign to fetch the page again; what happened is not in the stream that leaves here.
 */
export function streamChanges(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    if (!params) return next()
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const path = watchVerification.path
      .replace(':caseId', params.caseId)
      .replace(':verificationId', params.verificationId)
    const lastEventId = request.get('last-event-id')
    const upstream = await fetch(new URL(path, context.config.emailVerificationUrl), {
      headers: {
        authorization: `Bearer ${await accessTokenOf(context, request)}`,
        accept: 'text/event-stream',
        ...(lastEventId && /^\d{1,9}$/.test(lastEventId) ? { 'last-event-id': lastEventId } : {}),
      },
      signal: gone.signal,
    }).catch(() => null)
    if (!upstream?.ok || !upstream.body) {
      response.status(upstream?.status === 404 ? 404 : 503).end()
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    await upstream.body.pipeTo(writeTo(response)).catch(() => response.end())
  }
}

function writeTo(response: { write(chunk: Uint8Array): boolean; end(): unknown }) {
  return new WritableStream<Uint8Array>({
    write: (chunk) => {
      response.write(chunk)
    },
    close: () => {
      response.end()
    },
  })
}

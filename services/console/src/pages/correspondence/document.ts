import { isRefusal, readDocument } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'

const contentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain; charset=utf-8',
} as const

/** A document as a download: a browser shows none of it as a page of ours, and runs nothing in it. */
export function sendDocument(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'correspondenceId')
    const { document } = request.params
    if (!ids || typeof document !== 'string' || !/^\d{1,3}$/.test(document)) return next()
    const params = { ...ids, document }
    const found = await callAs(context, request, 'correspondence', readDocument, {
      params,
      timeoutMilliseconds: 60_000,
    })
    if (isRefusal(found)) return next()
    response
      .attachment(found.name)
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .set('Content-Type', contentTypes[found.type])
      .send(Buffer.from(found.base64, 'base64'))
  }
}

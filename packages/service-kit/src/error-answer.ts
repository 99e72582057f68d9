import type { ProblemCode } from '@gwirio/contracts'
import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { sendProblem } from './problem.ts'
import { requestIdOf } from './request-context.ts'

/** Refusals of the body reader (body-parser's `type`) in our words. */
const bodyProblems: Readonly<Record<string, ProblemCode>> = {
  'entity.too.large': 'body-too-large',
  'entity.parse.failed': 'malformed-json',
  'charset.unsupported': 'unsupported-media-type',
  'encoding.unsupported': 'unsupported-media-type',
  'parameters.too.many': 'body-too-large',
  'request.size.invalid': 'malformed-json',
}

/** Answers what was thrown: a body that cannot be read is the caller's, everything else is ours and says nothing. */
export function answerError(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const requestId = requestIdOf(response)
    if (response.headersSent) {
      log.error({ requestId, err: error }, 'request failed after the answer had begun')
      response.destroy()
      return
    }
    const code = readProblem(error)
    if (code === 'internal-error') log.error({ requestId, err: error }, 'request failed')
    sendProblem(response, code)
  }
}

function readProblem(error: unknown): ProblemCode {
  if (error instanceof URIError) return 'not-found'
  if (typeof error !== 'object' || error === null || !('type' in error)) return 'internal-error'
  return bodyProblems[String(error.type)] ?? 'internal-error'
}

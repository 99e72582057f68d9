import { type ProblemCode, problems } from '@gwirio/contracts'
import type { Response } from 'express'
import { requestIdOf } from './request-context.ts'

/** One field that was not accepted. Names the place and the rule, never the value. */
export interface InputError {
  path: string
  message: string
}

/** Answers with RFC 9457 problem details; status and words come from the table of problems in contracts. */
export function sendProblem(
  response: Response,
  code: ProblemCode,
  more: { errors?: readonly InputError[]; parts?: Readonly<Record<string, boolean>> } = {},
): void {
  const [status, title, detail] = problems[code]
  if (status === 503) response.setHeader('Retry-After', '5')
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:gwirio:problem:${code}`,
        title,
        status,
        detail,
        code,
        instance: requestIdOf(response),
        ...more,
      }),
    )
}

import type { AnswerOf, InputOf, Operation, Refusal, Scope } from '@gwirio/contracts'
import { isRefusal } from '@gwirio/contracts'
import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import { z } from 'zod'
import { callerOf } from './authenticate.ts'
import { type Every, type ServerSentEvent, sendEvents } from './event-stream.ts'
import { sendProblem } from './problem.ts'
import { requestIdOf } from './request-context.ts'
import type { Caller } from './token-verifier.ts'

/** An operation and what answers it; made by `route`, `stream` or `webhook`, mounted by `createHttpApp`. */
export interface Route {
  readonly operation: Operation
  readonly bodyType: 'json' | 'form'
  respond(
    input: unknown,
    request: Request,
    response: Response,
    surroundings: Surroundings,
  ): Promise<void>
}

/** What the app gives each of its routes. */
export interface Surroundings {
  readonly log: Logger
  /** Aborted when the service is closing. */
  readonly closing: AbortSignal
  readonly every: Every
}

/** What a handler knows of a request beside its checked input. */
export interface RouteRequest {
  readonly caller: Caller
  readonly requestId: string
  /** Names the request in each line. */
  readonly log: Logger
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
}

type Scoped = Operation & { readonly scope: Scope }

/** A route that answers with the operation's result, or with one of the refusals that it names. */
export function route<const Op extends Scoped>(
  operation: Op,
  handler: (input: InputOf<Op>, request: RouteRequest) => Promise<AnswerOf<Op>>,
): Route {
  return {
    operation,
    bodyType: 'json',
    async respond(input, _request, response, { log }) {
      const answer = await handler(input as InputOf<Op>, {
        caller: callerOf(response),
        ...describeRequest(response, log),
      })
      sendAnswer(operation, answer, response)
    },
  }
}

/** What a stream's handler knows: `lastEventId` is what a caller that comes back has already seen. */
export interface StreamRequest extends RouteRequest {
  readonly lastEventId: string | null
}

/**
 * A route that answers with server-sent events until the handler's iterable ends, the caller goes or the service
 * closes. The iterable should end when `signal` is aborted; it is not read any further then.
 */
export function stream<const Op extends Scoped>(
  operation: Op,
  handler: (
    input: InputOf<Op>,
    request: StreamRequest,
  ) => Promise<AsyncIterable<ServerSentEvent> | Refusal<Op['refusals'][number]>>,
): Route {
  return {
    operation,
    bodyType: 'json',
    async respond(input, request, response, { log, closing, every }) {
      const described = describeRequest(response, log)
      const signal = AbortSignal.any([closing, described.signal])
      const answer = await handler(input as InputOf<Op>, {
        ...described,
        caller: callerOf(response),
        signal,
        lastEventId: request.get('last-event-id') ?? null,
      })
      if (isRefusal(answer)) sendProblem(response, answer.refused)
      else await sendEvents(response, answer, { signal, every })
    },
  }
}

/** What a webhook's handler checks before it believes anything: its sender has no token but a signature. */
export interface WebhookRequest extends Omit<RouteRequest, 'caller'> {
  readonly form: Readonly<Record<string, unknown>>
  /** Path and query as they came, for a signature over the URL. */
  readonly target: string
  header(name: string): string | undefined
}

/** A route for a form (`application/x-www-form-urlencoded`) that proves itself by a signature. */
export function webhook<const Op extends Operation & { readonly scope: null }>(
  operation: Op,
  handler: (input: InputOf<Op>, request: WebhookRequest) => Promise<AnswerOf<Op>>,
): Route {
  return {
    operation,
    bodyType: 'form',
    async respond(input, request, response, { log }) {
      const answer = await handler(input as InputOf<Op>, {
        ...describeRequest(response, log),
        form: (request.body ?? {}) as Record<string, unknown>,
        target: request.originalUrl,
        header: (name) => request.get(name),
      })
      sendAnswer(operation, answer, response)
    },
  }
}

/** A result that the contract does not describe throws: nothing leaves that the contract does not name. */
function sendAnswer(operation: Operation, answer: unknown, response: Response): void {
  if (isRefusal(answer)) sendProblem(response, answer.refused)
  else if (operation.status === 204) response.status(204).end()
  else response.status(operation.status).json(z.encode(operation.result, answer))
}

function describeRequest(response: Response, log: Logger): Omit<RouteRequest, 'caller'> {
  const requestId = requestIdOf(response)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return { requestId, log: log.child({ requestId }), signal: gone.signal }
}

import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream'
import type { ServiceAddress } from './client.ts'
import { readAnswer, ServiceError, writeRequest } from './exchange.ts'
import {
  type GateQuestion,
  type HandOverAnswer,
  handOverAnswer,
  handOverCorrespondence as operation,
} from './gate.ts'
import { isRefusal, type Refusal } from './operation.ts'

/** What the gate said at the moment of hand-over; a yes stays true while `isHeld`. */
export interface GateHold {
  readonly answer: HandOverAnswer
  /** Whether the verification is still locked: ask right before the last bytes leave. */
  isHeld(): boolean
  /** Lets it go, once the other server has answered. */
  release(): void
}

/** What the way to email-verification and back may take; taken off the time for which the lock stays. */
const marginMilliseconds = 1_000

/**
 * Asks the gate at the moment of hand-over and, after a yes, keeps it from being closed until `release`, until its time
 * is over, or until the connection to email-verification is lost.
 *
 * @returns `busy` where nothing was decided
 * @throws {ServiceError} when the gate cannot be asked: nothing may leave
 */
export async function holdGate(
  service: ServiceAddress,
  question: GateQuestion & { correspondenceId: string; attempt: number },
): Promise<GateHold | Refusal<'busy'>> {
  const askedAt = performance.now()
  const leaving = new AbortController()
  const tooLate = setTimeout(() => leaving.abort(), service.timeoutMilliseconds ?? 10_000)
  try {
    const response = await ask(service, question, leaving.signal)
    if (response.status !== operation.status) return await readRefusal(response)
    const events = readEvents(response)
    const answer = await readFirst(events)
    return followHold(answer, { events, leaving, askedAt })
  } catch (cause) {
    leaving.abort()
    if (cause instanceof ServiceError) throw cause
    throw new ServiceError(operation.id, null, 'not-ready', { cause })
  } finally {
    clearTimeout(tooLate)
  }
}

type Events = ReadableStreamDefaultReader<EventSourceMessage>

async function ask(service: ServiceAddress, body: object, signal: AbortSignal): Promise<Response> {
  const { path, headers, ...request } = writeRequest(operation, { body })
  headers['authorization'] = `Bearer ${await service.token()}`
  headers['accept'] = 'text/event-stream, application/problem+json'
  return await fetch(new URL(path, service.baseUrl), {
    ...request,
    headers,
    redirect: 'error',
    signal,
  })
}

async function readRefusal(response: Response): Promise<Refusal<'busy'>> {
  const refusal = await readAnswer(operation, response)
  if (isRefusal(refusal)) return refusal
  throw new ServiceError(operation.id, response.status, 'contract-broken')
}

function readEvents({ body }: Response): Events {
  if (!body) throw new ServiceError(operation.id, null, 'contract-broken')
  return body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
}

async function readFirst(events: Events): Promise<HandOverAnswer> {
  const { value } = await events.read()
  if (value?.event !== 'answer') throw new ServiceError(operation.id, null, 'contract-broken')
  return handOverAnswer.parse(JSON.parse(value.data))
}

/** Any further event, and the end of the stream, say that it is over. */
function followHold(
  answer: HandOverAnswer,
  given: { events: Events; leaving: AbortController; askedAt: number },
): GateHold {
  const until = given.askedAt + answer.forMilliseconds - marginMilliseconds
  let isOpen = answer.answer === 'yes'
  const end = () => {
    isOpen = false
    given.leaving.abort()
  }
  void given.events.read().then(end, end)
  return {
    answer,
    isHeld: () => isOpen && performance.now() < until,
    release: end,
  }
}

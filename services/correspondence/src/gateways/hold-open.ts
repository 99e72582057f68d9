import {
  type HandOverAnswer,
  handOverAnswer,
  handOverCorrespondence,
  type InputOf,
  isRefusal,
  readAnswer,
  type ServiceAddress,
  ServiceError,
  writeRequest,
} from '@gwirio/contracts'
import type { GateHold } from '@gwirio/mail'
import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream'
import type { HeldGate } from './gate.ts'

export type HandOverQuestion = InputOf<typeof handOverCorrespondence>['body']

const answerMilliseconds = 15_000
/** What is written while the gate is held may take so long to leave this machine. */
const marginMilliseconds = 1_000
const maxEventCharacters = 16_384

/**
 * Asks at hand-over, and keeps the stream of the answer open: it is the lock. The time that it lasts is counted from before
 * asking, by a clock that nobody sets.
 *
 * @throws {ServiceError} when it cannot be asked
 */
export async function holdOpen(
  service: ServiceAddress,
  question: HandOverQuestion,
): Promise<HeldGate> {
  const leaving = new AbortController()
  const tooLong = setTimeout(() => leaving.abort(), answerMilliseconds)
  const askedAt = performance.now()
  try {
    const events = await open(service, question, leaving.signal)
    const answer = await readFirst(events)
    clearTimeout(tooLong)
    const until = askedAt + answer.forMilliseconds - marginMilliseconds
    if (answer.answer === 'yes') return { answer, hold: hold(events, leaving, until) }
    leaving.abort()
    return { answer, hold: null }
  } catch (error) {
    leaving.abort()
    throw error
  } finally {
    clearTimeout(tooLong)
  }
}

type Events = ReadableStreamDefaultReader<EventSourceMessage>

async function open(
  service: ServiceAddress,
  question: HandOverQuestion,
  signal: AbortSignal,
): Promise<Events> {
  const request = writeRequest(handOverCorrespondence, { body: question })
  const authorization = `Bearer ${await service.token()}`
  const headers = { ...request.headers, accept: 'text/event-stream', authorization }
  const url = new URL(request.path, service.baseUrl)
  const given = { ...request, headers, redirect: 'error', signal } as const
  const response = await fetch(url, given).catch((cause: unknown) => {
    throw failed('not-ready', cause)
  })
  if (!response.ok || !response.body) {
    const refused = await readAnswer(handOverCorrespondence, response)
    throw failed(isRefusal(refused) ? refused.refused : 'contract-broken')
  }
  return response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ maxBufferSize: maxEventCharacters }))
    .getReader()
}

async function readFirst(events: Events): Promise<HandOverAnswer> {
  const first = await events.read().catch((cause: unknown) => {
    throw failed('not-ready', cause)
  })
  if (first.done || first.value.event !== 'answer') throw failed('not-ready')
  const parsed = handOverAnswer.safeParse(readJson(first.value.data))
  if (!parsed.success) throw failed('contract-broken')
  return parsed.data
}

/** Whatever else comes, the end of the stream included, ends it. */
function hold(events: Events, leaving: AbortController, until: number): GateHold {
  let isOpen = true
  const end = () => {
    isOpen = false
    leaving.abort()
  }
  void events.read().then(end, end)
  return { isHeld: () => isOpen && performance.now() < until, release: end }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function failed(code: string, cause?: unknown): ServiceError {
  return new ServiceError(handOverCorrespondence.id, null, code, { cause })
}

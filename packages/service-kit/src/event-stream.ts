import { once } from 'node:events'
import type { Response } from 'express'

/** One event of a stream (HTML Standard §9.2). `data` is sent as JSON. */
export interface ServerSentEvent {
  readonly id?: string
  readonly event?: string
  readonly data: unknown
}

/** Calls something at an interval until the returned function is called. */
export type Every = (milliseconds: number, call: () => void) => () => void

/** Often enough that no proxy on the way takes the silence for an end. */
const heartbeatMilliseconds = 15_000

/**
 * Sends events as they come, with a comment every 15 s, until they end or the signal is aborted.
 *
 * @throws what the iterable throws, with the answer still open: whoever catches it cuts the connection
 */
export async function sendEvents(
  response: Response,
  events: AsyncIterable<ServerSentEvent>,
  { signal, every }: { signal: AbortSignal; every: Every },
): Promise<void> {
  response.status(200).set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' })
  response.write(': open\n\n')
  const stopHeartbeat = every(heartbeatMilliseconds, () => response.write(': still here\n\n'))
  try {
    for await (const event of untilAborted(events, signal)) {
      if (!response.write(formatEvent(event))) await once(response, 'drain', { signal })
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    stopHeartbeat()
  }
  response.end()
}

/** JSON has no line breaks of its own, so that one `data` line is enough. */
function formatEvent({ id, event, data }: ServerSentEvent): string {
  const head = [...(id ? [`id: ${id}`] : []), ...(event ? [`event: ${event}`] : [])]
  return `${[...head, `data: ${JSON.stringify(data)}`].join('\n')}\n\n`
}

/** Does not wait for an iterable that misses its signal. */
async function* untilAborted<Item>(
  items: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]()
  const aborted = new Promise<{ done: true; value: undefined }>((resolve) => {
    const end = () => resolve({ done: true, value: undefined })
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), aborted])
      if (step.done || signal.aborted) return
      yield step.value
    }
  } finally {
    void Promise.resolve(iterator.return?.()).catch(() => undefined)
  }
}

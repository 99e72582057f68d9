import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isWebhookUrl } from '../webhooks/webhook-url.ts'
import { publicLookup } from './public-lookup.ts'

const timeoutMilliseconds = 10_000
/** Nobody reads what a receiver says beside its status. */
const mostAnswerBytes = 16 * 1024

/** `gone`: it said that it wants no more (410). */
export type PostOutcome = 'taken' | 'gone' | 'failed'

export interface PostOptions {
  readonly isLocal: boolean
  readonly lookup?: LookupFunction
  readonly timeoutMilliseconds?: number
}

/**
 * Posts one event. Redirects are not followed (they could lead into our own network), the answer is bounded, and it has
 * 10 s in all.
 */
export async function postWebhook(
  event: { url: string; headers: Readonly<Record<string, string>>; body: string },
  options: PostOptions,
): Promise<PostOutcome> {
  if (!isWebhookUrl(event.url, options.isLocal)) return 'failed'
  try {
    const status = await statusOf(event, options)
    if (status === 410) return 'gone'
    return status >= 200 && status < 300 ? 'taken' : 'failed'
  } catch {
    return 'failed'
  }
}

function statusOf(
  { url, headers, body }: { url: string; headers: Readonly<Record<string, string>>; body: string },
  { isLocal, lookup = publicLookup(), ...options }: PostOptions,
): Promise<number> {
  const request = new URL(url).protocol === 'https:' ? tlsRequest : plainRequest
  return new Promise((resolve, reject) => {
    const posting = request(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(options.timeoutMilliseconds ?? timeoutMilliseconds),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'gwirio-webhooks/1',
      },
      ...(isLocal ? {} : { lookup }),
    })
    posting.on('error', reject)
    posting.on('response', (answer) => {
      drain(answer).then(() => resolve(answer.statusCode ?? 0), reject)
    })
    posting.end(body)
  })
}

async function drain(answer: IncomingMessage): Promise<void> {
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > mostAnswerBytes) return
  }
}

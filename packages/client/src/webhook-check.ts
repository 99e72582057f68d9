import { createHmac, timingSafeEqual } from 'node:crypto'
import { type WebhookEvent, webhookEvent } from '@gwirio/contracts'
import { parseTolerantly } from './tolerant.ts'

/** How far the clocks of both sides may be apart, and how late a webhook may come. */
const toleranceSeconds = 300

type HeaderBag = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

export type WebhookCheck =
  | {
      readonly isGenuine: true
      /** The same at every attempt and replay: take each once. */
      readonly id: string
      readonly event: WebhookEvent
    }
  | {
      readonly isGenuine: false
      readonly reason: 'headers-missing' | 'signature' | 'too-old' | 'from-the-future' | 'body'
    }

/**
 * Checks a webhook (Standard Webhooks 1.0.0) by itself.
 *
 * @param rawBody as it came: reading and writing the JSON again changes it
 * @param secrets `whsec_…`; both while the secret is being changed
 */
export function checkWebhook(
  headers: HeaderBag,
  rawBody: string | Uint8Array,
  secrets: readonly string[],
  now: Date,
): WebhookCheck {
  const no = (reason: Extract<WebhookCheck, { isGenuine: false }>['reason']) =>
    ({ isGenuine: false, reason }) as const
  const id = header(headers, 'webhook-id')
  const timestamp = header(headers, 'webhook-timestamp')
  const signatures = header(headers, 'webhook-signature')
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp)) return no('headers-missing')
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(rawBody)])
  if (!isSigned(signed, signatures, secrets)) return no('signature')
  const ageSeconds = now.getTime() / 1000 - Number(timestamp)
  if (ageSeconds > toleranceSeconds) return no('too-old')
  if (ageSeconds < -toleranceSeconds) return no('from-the-future')
  const parsed = parseTolerantly(webhookEvent, readJson(rawBody))
  return parsed.success ? { isGenuine: true, id, event: parsed.data as WebhookEvent } : no('body')
}

function header(headers: HeaderBag, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? ''
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : ''
}

/** Space-separated, each with its version; all are compared, so that the time says nothing. */
function isSigned(signed: Buffer, signatures: string, secrets: readonly string[]): boolean {
  const given = signatures.split(' ').filter((signature) => signature.startsWith('v1,'))
  const pairs = secrets.flatMap((secret) => given.map((signature) => [secret, signature] as const))
  return pairs
    .map(([secret, signature]) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
      if (key.length === 0) return false
      const right = createHmac('sha256', key).update(signed).digest()
      const said = Buffer.from(signature.slice(3), 'base64')
      return said.length === right.length && timingSafeEqual(said, right)
    })
    .includes(true)
}

function readJson(rawBody: string | Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'))
  } catch {
    return null
  }
}

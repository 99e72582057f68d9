import { createPublicKey } from 'node:crypto'
import type { MailResolver } from '../src/index.ts'

export type Answer = string | { type: string; value: unknown } | Error

/** DNS as a table: texts are TXT records, an error is what the resolver answers for that name. */
export interface ZoneResolver {
  readonly resolver: MailResolver
  /** The names asked for, in order. */
  readonly asked: string[]
  readonly zone: Map<string, Answer | readonly Answer[]>
}

export function zoneResolver(entries: Record<string, Answer | readonly Answer[]>): ZoneResolver {
  const zone = new Map(Object.entries(entries))
  const asked: string[] = []
  return {
    zone,
    asked,
    resolver: async (name, type) => {
      asked.push(name)
      const found = zone.get(name.toLowerCase())
      if (found === undefined) throw dnsError('ENOTFOUND')
      const answers = (Array.isArray(found) ? found : [found]) as readonly Answer[]
      const failure = answers.find((answer) => answer instanceof Error)
      if (failure) throw failure
      const values = answers.flatMap((answer) => recordsOf(answer, type))
      if (values.length === 0) throw dnsError('ENODATA')
      return values
    },
  }
}

function recordsOf(answer: Answer, type: string): unknown[] {
  // RFC 1035 §3.3: a character-string holds at most 255 octets
  if (typeof answer === 'string') return type === 'TXT' ? [answer.match(/.{1,255}/gs) ?? ['']] : []
  return !(answer instanceof Error) && answer.type === type ? [answer.value] : []
}

export function dnsError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** The TXT record that publishes an Ed25519 key (RFC 8463 §4). */
export function ed25519Record(pem: string): string {
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  return `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString('base64')}`
}

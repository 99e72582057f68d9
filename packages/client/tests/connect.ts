import { forThisFile } from '@gwirio/testing'
import { beforeEach } from 'vitest'
import { createGwirioClient, type GwirioClientOptions } from '../src/index.ts'
import { caseReference, startTinyGwirio, verifiedAddress } from './tiny-gwirio.ts'

export const gwirio = await forThisFile(startTinyGwirio())
export const question = { case: caseReference, party: '1', address: verifiedAddress }
export const letter = { ...question, kind: 'letter', text: 'Annwyl Gwen' } as const
export const waits: number[] = []

export function connect(more: Partial<GwirioClientOptions> = {}) {
  return createGwirioClient({
    baseUrls: { emailVerification: gwirio.gate.url, correspondence: gwirio.outgoing.url },
    issuer: gwirio.issuer,
    clientId: 'reports',
    clientSecret: 'a secret for tests',
    resource: 'urn:gwirio:api',
    surroundings: {
      now: () => gwirio.clock.now(),
      random: () => 0.5,
      wait: async (milliseconds) => void waits.push(milliseconds),
    },
    ...more,
  })
}

export const client = connect()

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}

beforeEach(() => {
  waits.length = 0
  gwirio.sent.length = 0
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReply } from '../src/index.ts'
import { composeReply } from './generators/compose.ts'
import { drawnReply } from './generators/draw-reply.ts'
import { languages } from './generators/languages.ts'
import { clients } from './generators/scenarios.ts'

const seed = 20261122

describe('a reply drawn from every mail program, language, encoding, place and form of a code', () => {
  it('is understood, whatever it quotes', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(drawnReply, async ({ compose, code, description }) => {
        const { codes, textsDisagree, problem, kind } = await readReply(compose())
        expect([description, codes, textsDisagree, problem, kind]).toEqual([
          description,
          [code],
          false,
          null,
          'reply',
        ])
      }),
      { numRuns: 2000, seed },
    )
  })

  it.each(clients.filter(({ name }) => name !== 'new-message'))(
    'gives no code away that only its quote holds: $name',
    async (client) => {
      for (const language of Object.values(languages)) {
        for (const place of client.places) {
          const raw = composeReply(client, {
            name: 'Siân Hughes',
            address: 'sian@example.com',
            language,
            answer: [language.hello, language.thanks],
            place,
            quoted: ['Your code is', '', '123456', '', language.sentence('654321')],
          })
          expect((await readReply(raw)).codes).toEqual([])
        }
      }
    },
  )
})

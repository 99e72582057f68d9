import { describe, expect, it } from 'vitest'
import { readReply } from '../src/index.ts'
import { loadCorpus } from './corpus.ts'
import { corpusScenarios } from './generators/corpus-scenarios.ts'

describe.each(['genuine', 'unclear'] as const)('the %s mails of the corpus', (group) => {
  const mails = loadCorpus(group)

  it('are many', () => {
    expect(mails.length).toBeGreaterThan(group === 'genuine' ? 300 : 75)
  })

  it('are those that the generators write', () => {
    const written = new Map(
      corpusScenarios[group].map(({ name, raw }) => [name, raw.toString('latin1')]),
    )
    const kept = new Map(mails.map(({ name, raw }) => [name, raw.toString('latin1')]))
    expect(kept).toEqual(written)
  })

  it.each(mails.map((mail) => [mail.name, mail] as const))('%s', async (_, { raw, reply }) => {
    expect(await readReply(raw)).toMatchObject(reply)
  })
})

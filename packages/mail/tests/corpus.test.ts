import { describe, expect, it } from 'vitest'
import { readReply } from '../src/index.ts'
import { loadCorpus } from './corpus.ts'

describe.each(['genuine', 'unclear'])('the %s mails of the corpus', (group) => {
  const mails = loadCorpus(group)

  it('are many', () => {
    expect(mails.length).toBeGreaterThan(group === 'genuine' ? 300 : 75)
  })

  it.each(mails.map((mail) => [mail.name, mail] as const))('%s', async (_, { raw, reply }) => {
    expect(await readReply(raw)).toMatchObject(reply)
  })
})

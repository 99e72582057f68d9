import fc from 'fast-check'
import { createDetailFinder } from '../../src/rules/details/detail-finder.ts'
import { letter } from '../details/letters.ts'
import { detail } from '../details/made-up.ts'

const details = 200
const characters = 2_000_000
const runs = 11

/** How long one text of two million characters is searched for 200 details, in milliseconds, of several kinds of text. */
export function measureSearch(): ReadonlyMap<string, { median: number; slowest: number }> {
  const others = fc.sample(detail, { seed: 5, numRuns: details })
  const letters = fc.sample(letter, { seed: 5, numRuns: 100 }).join('\n')
  const texts = {
    'ordinary letters': letters,
    'a word near a detail': 'chepstwo ',
    'the beginning of a detail': '12 Heol y ',
    'figures in words': 'treble one ',
    'letters with accents': 'e\u0302',
  }
  const find = createDetailFinder({ others, own: [] })
  return new Map(
    Object.entries(texts).map(([name, text]) => {
      const long = text.repeat(Math.ceil(characters / text.length)).slice(0, characters)
      const times = Array.from({ length: runs }, () => {
        const start = performance.now()
        find(long)
        return performance.now() - start
      }).toSorted((one, other) => one - other)
      return [name, { median: times[runs >> 1] ?? 0, slowest: times.at(-1) ?? 0 }]
    }),
  )
}

import { changeReasons } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { explainReason } from './explain-reason.ts'
import { wordsIn } from './index.ts'

const en = flatten(wordsIn('en'))
const cy = flatten(wordsIn('cy'))

describe('the words of the pages', () => {
  it('are there in both languages under the same keys', () => {
    expect([...cy.keys()].sort(inOrder)).toEqual([...en.keys()].sort(inOrder))
    expect(en.size).toBeGreaterThan(200)
  })

  it('have the same placeholders in both languages', () => {
    const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort(inOrder)
    for (const [key, text] of en)
      expect([key, placeholders(cy.get(key))]).toEqual([key, placeholders(text)])
    expect([...en.values()].filter((text) => placeholders(text).length > 0)).not.toHaveLength(0)
  })

  it('are translated', () => {
    const isSaid = (text: string) => /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ''))
    const same = [...en].filter(([key, text]) => isSaid(text) && cy.get(key) === text)
    expect(same.map(([key]) => key)).toEqual(['areas.gwent'])
  })

  it('are never empty, and use the marks of their language', () => {
    for (const [key, text] of [...en, ...cy]) {
      expect(text.trim(), key).not.toBe('')
      expect(text, key).not.toMatch(/['"]|\s\s|\.\.\./)
    }
  })
})

describe('the reason of a change', () => {
  const rows = Object.entries(changeReasons).flatMap(([kind, reasons]) =>
    reasons.map((reason) => [kind, reason] as const),
  )

  it.each(rows)('of the kind %s, %s, has words in both languages', (_, reason) => {
    for (const language of ['cy', 'en'] as const)
      expect(explainReason(wordsIn(language), reason)).toMatch(/^\p{Lu}.*\.$/u)
  })

  it('has words for every reply code of a mail server', () => {
    expect(explainReason(wordsIn('en'), 'smtp-554')).toContain('refused')
  })

  it.each(['never-heard-of', 'toString', '__proto__'])('is left out when it is %s', (reason) => {
    expect(explainReason(wordsIn('en'), reason)).toBeNull()
  })
})

function flatten(value: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string'
        ? [[`${path}${key}`, inner] as const]
        : [...flatten(inner as object, `${path}${key}.`)],
    ),
  )
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : 1
}

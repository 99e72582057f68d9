import type { CorrespondenceChangeKind } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { hostile } from '../../../tests/hostile.ts'
import { wordsIn } from '../../words/index.ts'
import { pathOf } from './path-of.ts'

const console = await forThisFile(startTestConsole())
const browsers = { en: await signIn(console), cy: await signIn(console, 'cy') }
const world = console.correspondence

describe('the history', () => {
  const historyOf = async (
    kind: CorrespondenceChangeKind,
    made: object,
    language: PageLanguage = 'en',
  ) => {
    const page = await browsers[language].open(pathOf(world.happen(world.add(), kind, made)))
    const items = page.body.querySelectorAll(`[data-part="timeline"] [data-change]`)
    return { page, newest: items[0]?.text.replace(/\s+/g, ' ').trim() ?? '' }
  }
  const made = { by: 'Siân Puw', note: 'Read it all' }
  const sentences = {
    en: {
      submitted: 'Handed in by Siân Puw',
      held: 'Held by Siân Puw',
      released: 'Released by Siân Puw',
      recalled: 'Recalled by Siân Puw',
      refused: 'Refused by Siân Puw',
    },
    cy: {
      submitted: 'Cyflwynwyd gan Siân Puw',
      held: 'Daliwyd yn ôl gan Siân Puw',
      released: 'Rhyddhawyd gan Siân Puw',
      recalled: 'Galwyd yn ôl gan Siân Puw',
      refused: 'Gwrthodwyd gan Siân Puw',
    },
  } satisfies Record<PageLanguage, Partial<Record<CorrespondenceChangeKind, string>>>
  const all = (['en', 'cy'] as const).flatMap((language) =>
    Object.entries(sentences[language]).map(
      ([kind, sentence]) => [language, kind as CorrespondenceChangeKind, sentence] as const,
    ),
  )

  it.each(all)('says in %s who did it and why: %s', async (language, kind, sentence) => {
    const { newest } = await historyOf(kind, made, language)
    expect(newest).toContain(`${sentence}: “Read it all”`)
    const without = await historyOf(kind, { by: made.by }, language)
    expect(without.newest).toMatch(new RegExp(`^${sentence} (?!“)`))
  })

  it.each(['en', 'cy'] as const)('names nobody in %s for what has no name', async (language) => {
    const { changes } = wordsIn(language).correspondence
    for (const kind of ['released', 'sent'] as const) {
      const { newest, page } = await historyOf(kind, {}, language)
      expect(newest.startsWith(changes[kind])).toBe(true)
      expect(page.html).not.toMatch(/\{(?:name|note)\}|null|undefined/)
    }
  })

  it('does not say beside a name that a person did it, and says every other reason', async () => {
    const recalled = await historyOf('recalled', { reason: 'recalled', by: made.by })
    expect(recalled.newest).not.toContain('A person recalled it')
    const unsure = await historyOf('recalled', { reason: 'may-have-left', by: made.by })
    expect(unsure.newest).toContain('treat it as sent')
    expect((await historyOf('recalled', { reason: 'recalled' })).newest).toContain('A person')
  })

  it('runs and loads nothing of a name or a note', async () => {
    const { page, newest } = await historyOf('released', {
      by: hostile.name,
      note: `${hostile.text} $& {name}`,
    })
    expect(newest).toContain(`Released by ${hostile.name}: “${hostile.text} $& {name}”`)
    expect(page.body.querySelectorAll('[data-part="timeline"] :is(script, img, a)')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { type ContentFacts, judgeContent } from './judge-content.ts'

const clean: ContentFacts = {
  isEmpty: false,
  subjectIsNeutral: true,
  virus: 'clean',
  bodyIsActive: false,
  problems: [[]],
  details: [],
}

describe('the content of what is to leave', () => {
  it('may leave when nothing is wrong with it', () => {
    expect(judgeContent(clean)).toEqual({ hold: null, findings: [] })
  })

  it.each<[string, Partial<ContentFacts>, string]>([
    ['a virus', { virus: 'infected' }, 'document-infected'],
    ['a name with a path', { problems: [[], ['name-not-usable']] }, 'document-name'],
    ['a document of another type', { problems: [['type-not-allowed']] }, 'document-type'],
    ['one that is not what it says', { problems: [['type-differs']] }, 'document-type'],
    ['macros', { problems: [['macros', 'encrypted']] }, 'document-has-macros'],
    ['nothing in it', { isEmpty: true, problems: [] }, 'nothing-to-send'],
    ['a subject that tells', { subjectIsNeutral: false }, 'subject-has-personal-data'],
  ])('is refused with %s', (_what, facts, refused) => {
    expect(judgeContent({ ...clean, ...facts })).toEqual({ refused })
  })

  it.each<[string, Partial<ContentFacts>, string]>([
    ['details that nobody could search for', { details: null }, 'details-not-checked'],
    ['a scanner that could not say', { virus: 'not-scanned' }, 'not-scanned'],
    ['an encrypted document', { problems: [['encrypted']] }, 'encrypted'],
    ['an unreadable one', { problems: [['unreadable']] }, 'unreadable'],
    ['one that is too long to be read', { problems: [['too-long']] }, 'unreadable'],
    ['a picture of words', { problems: [['no-text']] }, 'no-text'],
    ['one that does something', { problems: [['active-content']] }, 'active-content'],
    ['words that do something', { bodyIsActive: true }, 'active-content'],
    ['a problem that nobody has heard of', { problems: [['whatever']] }, 'unreadable'],
  ])('is held with %s', (_what, facts, hold) => {
    expect(judgeContent({ ...clean, ...facts })).toMatchObject({ hold })
  })

  it('names the place of a detail, its kind, and the gravest reason', () => {
    const details = [{ place: 'properties', document: 0, kind: 'school' }] as const
    expect(judgeContent({ ...clean, details, problems: [['no-text']] })).toEqual({
      hold: 'details-of-others',
      findings: [
        { place: 'properties', document: 0, what: 'school' },
        { place: 'document', document: 0, what: 'no-text' },
      ],
    })
  })
})

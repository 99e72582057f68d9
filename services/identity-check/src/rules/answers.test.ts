import { type QuestionKind, questionKind } from '@gwirio/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseAnswer } from './answers.ts'

const today = '2026-11-22'
const normalise = (kind: QuestionKind, text: string) => normaliseAnswer(kind, text, today)

describe('answers that are the same', () => {
  it.each<[QuestionKind, string, string]>([
    ['postcode', 'NP20 9ZA', 'np209za'],
    ['postcode', 'NP20 9ZA', ' N P 2 0 - 9 z a '],
    ['middle-name', 'Siân', 'SIAN'],
    ['middle-name', 'Llŷr', 'llyr'],
    ['middle-name', 'Mary Ann', 'Mary-Ann'],
    ['middle-name', 'Ｍａｒｙ', 'Mary'],
    ['child-first-name', 'Łukasz', 'lukasz'],
    ['previous-surname', "O'Brien", 'OBrien'],
    ['previous-surname', 'O’Brien', 'O Brien'],
    ['previous-surname', 'ap Rhys', 'Ap-Rhys'],
    ['previous-surname', 'Weiß', 'WEISS'],
    ['first-line-of-address', '12 High Street', '12, High St.'],
    ['first-line-of-address', '7 Station Road', '7 station rd'],
    ['first-line-of-address', 'Tŷ Gwyn', 'Ty-Gwyn'],
    ['first-line-of-address', "Ty'n-y-Coed", 'Tynycoed'],
    ['first-line-of-address', 'Flat 3, 40 Chepstow Road', 'flat 3/40 chepstow rd'],
    ['court', 'Cardiff Civil and Family Justice Centre', 'Llys Teulu Caerdydd'],
    ['court', 'Swansea Family Court', 'Abertawe'],
    ['court', 'Merthyr Tydfil Combined Court', 'merthyr tydfil combined'],
    ['place-of-birth', 'Casnewydd', 'Newport'],
    ['place-of-birth', 'Wrecsam', 'WREXHAM'],
    ['solicitor', 'Harding & Rees LLP', 'Harding and Rees'],
    ['solicitor', 'Harding & Rees LLP', 'harding rees solicitors'],
    ['date-of-birth', '3 Ebrill 1985', '03/04/85'],
    ['child-date-of-birth', '2017-09-14', '14 Medi 2017'],
  ])('%s: %s and %s', (kind, one, other) => {
    expect(normalise(kind, one)).toBe(normalise(kind, other))
    expect(normalise(kind, one)).not.toBeNull()
  })
})

describe('answers that are not the same', () => {
  it.each<[QuestionKind, string, string]>([
    ['postcode', 'NP20 9ZA', 'NP20 9ZB'],
    ['middle-name', 'Siân', 'Siana'],
    ['first-line-of-address', '1 12 High Street', '11 2 High Street'],
    ['first-line-of-address', '12 High Street', '12 High Road'],
    ['court', 'Cardiff Family Court', 'Newport Family Court'],
    ['place-of-birth', 'Caerdydd', 'Caerfyrddin'],
    ['solicitor', 'Harding & Rees LLP', 'Harding & Morris LLP'],
    ['date-of-birth', '1985-04-03', '1985-03-04'],
  ])('%s: %s and %s', (kind, one, other) => {
    expect(normalise(kind, one)).not.toBe(normalise(kind, other))
  })
})

describe('an answer', () => {
  it.each(questionKind.options)('of nothing but punctuation is none: %s', (kind) => {
    for (const text of ['', '   ', "'", '-', '…', '\u0301'])
      expect(normalise(kind, text)).toBeNull()
  })

  const textKinds = questionKind.options.filter((kind) => !kind.endsWith('date-of-birth'))
  const word = fc.stringMatching(/^[a-zâêîôûŵŷéïö]{2,12}$/)
  const words = fc.array(word, { minLength: 1, maxLength: 4 })

  it('does not depend on capitals, accents, spaces around it or punctuation between its words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...textKinds),
        words,
        fc.constantFrom(' ', '  ', ', ', ' - ', '. '),
        (kind, parts, between) => {
          const written = normalise(kind, parts.join(' '))
          const other = ` ${parts.join(between).toUpperCase().normalize('NFD').replace(/\p{M}/gu, '')}. `
          expect(normalise(kind, other)).toBe(written)
        },
      ),
    )
  })

  it('of any text at all is normalised without failing, to plain letters and digits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...questionKind.options),
        fc.string({ unit: 'binary' }),
        (kind, text) => {
          const normalised = normalise(kind, text)
          if (normalised !== null) expect(normalised).toMatch(/^[\p{L}\p{N}-]+$/u)
        },
      ),
    )
  })
})

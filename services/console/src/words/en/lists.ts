import type { Area, Language, LawKind, MobileProblem, QuestionKind } from '@gwirio/contracts'

/** The words that the services use, in plain language. */
export const lists = {
  questions: {
    'date-of-birth': 'Date of birth',
    postcode: 'Postcode',
    'first-line-of-address': 'First line of the address',
    'middle-name': 'Middle name',
    'child-first-name': 'First name of a child',
    'child-date-of-birth': 'Date of birth of a child',
    court: 'Court',
    solicitor: 'Solicitor',
    'place-of-birth': 'Place of birth',
    'previous-surname': 'Previous surname',
  } satisfies Record<QuestionKind, string>,
  areas: {
    gwent: 'Gwent',
    'mid-and-west-wales': 'Mid and west Wales',
    'south-wales': 'South Wales',
    'south-west-wales': 'South west Wales',
    'north-wales': 'North Wales',
  } satisfies Record<Area, string>,
  laws: { private: 'Private law', public: 'Public law' } satisfies Record<LawKind, string>,
  languages: {
    cy: 'Welsh',
    en: 'English',
    both: 'Not known: offer Welsh and English',
  } satisfies Record<Language, string>,
  mobileProblems: {
    missing: 'No mobile is on file',
    landline: 'The number on file is a landline, which cannot get a text',
    foreign: 'The number on file is not a UK number',
    'not-a-number': 'The number on file is not a mobile number',
  } satisfies Record<MobileProblem, string>,
} as const

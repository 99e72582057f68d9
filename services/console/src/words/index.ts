import type { PageLanguage } from '@gwirio/pages'
import { cy } from './cy.ts'
import { type ConsoleWords, en } from './en.ts'

export type { ConsoleWords } from './en.ts'
export type { StaffProblem } from './staff-problem.ts'

const words: Readonly<Record<PageLanguage, ConsoleWords>> = { cy, en }

export function wordsIn(language: PageLanguage): ConsoleWords {
  return words[language]
}

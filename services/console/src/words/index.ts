import type { PageLanguage } from '@gwirio/pages'
import { cy } from './cy/index.ts'
import { type ConsoleWords, en } from './en/index.ts'

export type { ConsoleWords } from './en/index.ts'
export type { StaffProblem } from './staff-problem.ts'

const words: Readonly<Record<PageLanguage, ConsoleWords>> = { cy, en }

export function wordsIn(language: PageLanguage): ConsoleWords {
  return words[language]
}

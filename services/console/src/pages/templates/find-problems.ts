import type { ProblemCode, TemplateView, TemplateWording } from '@gwirio/contracts'
import { findTemplateProblem, type Template } from '@gwirio/messages'
import type { PageError } from '@gwirio/pages'
import type { ConsoleWords, StaffProblem } from '../../words/index.ts'

const languages = ['cy', 'en'] as const

/** What keeps a draft from being published, each at the field that it is about. */
export function findProblems(
  view: TemplateView,
  draft: Template,
  words: ConsoleWords,
): PageError[] {
  const perLanguage = languages.flatMap((language) =>
    findProblemsOf(view, { language, wording: draft[language] }, words),
  )
  if (perLanguage.length > 0) return perLanguage
  const problem = findTemplateProblem(view, draft)
  return problem ? [describeProblem(problem, words)] : []
}

/** What a service said about the whole draft. */
export function describeProblem(
  problem: ProblemCode & StaffProblem,
  words: ConsoleWords,
): PageError {
  const field = problem === 'english-missing' ? 'en-text' : 'cy-text'
  return { field, text: words.problems[problem] }
}

function findProblemsOf(
  view: TemplateView,
  { language, wording }: { language: 'cy' | 'en'; wording: TemplateWording },
  { problems, templates }: ConsoleWords,
): PageError[] {
  if ((wording.subject ?? '').length > 200)
    return [{ field: `${language}-subject`, text: templates.tooLongSubject }]
  if (wording.text.length > 2000)
    return [{ field: `${language}-text`, text: templates.tooLongText }]
  // One language in both places: what is found is about this one
  const found = findTemplateProblem(view, { cy: wording, en: wording })
  if (found === null || found === 'text-too-long') return []
  const isMissing = found === 'welsh-missing' || found === 'english-missing'
  const problem = isMissing ? (language === 'cy' ? 'welsh-missing' : 'english-missing') : found
  const text = isMissing
    ? problems[problem]
    : templates.problemIn
        .replace('{language}', templates[language])
        .replace('{problem}', problems[problem])
  return [{ field: fieldOf(language, wording, isMissing), text }]
}

function fieldOf(
  language: 'cy' | 'en',
  { subject, text }: TemplateWording,
  isMissing: boolean,
): string {
  const isSubject = isMissing && subject?.trim() === '' && text.trim() !== ''
  return `${language}-${isSubject ? 'subject' : 'text'}`
}

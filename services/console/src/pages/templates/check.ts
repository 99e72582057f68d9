import { type Template, tidyTemplate } from '@gwirio/messages'
import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { draftOf, takeDraft } from './draft.ts'
import { sendEditor } from './editor.ts'
import { describeProblem, findProblems } from './find-problems.ts'
import { findTemplate } from './find-template.ts'
import { previewTemplate } from './preview.ts'

/** Takes what was typed and goes on to the page that says what would change. */
export function check(context: Context): RequestHandler {
  return async (request, response, next) => {
    const found = await findTemplate(context, request)
    if (!found) return next()
    const { view, path } = found
    const draft = takeDraft(request, found)
    const words = wordsIn(languageOf(request))
    const errors = findProblems(view, tidyTemplate(view.kind, draft), words)
    if (draft.insteadOf !== view.version) errors.push(describeProblem('template-changed', words))
    else if (isSame(tidyTemplate(view.kind, draft), view))
      errors.push({ field: 'cy-text', text: words.templates.nothingChanged })
    if (errors.length > 0) return sendEditor(context, request, response, { found, errors })
    goTo(response, `${path}/check`)
  }
}

/** What service users get now and would get from then on. */
export function showCheck(context: Context): RequestHandler {
  return async (request, response, next) => {
    const found = await findTemplate(context, request)
    if (!found) return next()
    const draft = draftOf(request, found)
    if (!draft) return goTo(response, found.path)
    const { view, path } = found
    const language = languageOf(request)
    const now = previewTemplate(view, view, language)
    const then = previewTemplate(view, draft, language)
    const tidied = tidyTemplate(view.kind, draft)
    const isSameIn = (each: 'cy' | 'en') => isSameWording(tidied[each], view[each])
    const changes = (['cy', 'en', 'both'] as const).map((each) => ({
      language: each,
      before: now[each],
      after: then[each],
      isSame: each !== 'both' && isSameIn(each),
    }))
    sendPage(context, request, response, {
      template: 'templates/check.njk',
      title: (words) => words.templates.checkTitle,
      view: { template: view, path, changes },
    })
  }
}

function isSame(draft: Template, published: Template): boolean {
  return isSameWording(draft.cy, published.cy) && isSameWording(draft.en, published.en)
}

function isSameWording(a: Template['cy'], b: Template['cy']): boolean {
  return a.subject === b.subject && a.text === b.text
}

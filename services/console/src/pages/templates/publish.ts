import { isRefusal, publishTemplate } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { tellOnce } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'
import { draftOf, forgetDraft } from './draft.ts'
import { sendEditor } from './editor.ts'
import { describeProblem } from './find-problems.ts'
import { findTemplate } from './find-template.ts'

/** Publishes what was checked. A refusal leads back to the editor with everything that was typed. */
export function publish(context: Context): RequestHandler {
  return async (request, response, next) => {
    const found = await findTemplate(context, request)
    if (!found) return next()
    const draft = draftOf(request, found)
    if (!draft) return goTo(response, found.path)
    const { cy, en, insteadOf } = draft
    const published = await tryAs(context, request, found.service, publishTemplate, {
      params: { template: found.view.template },
      body: { cy, en, insteadOf },
    })
    if (isRefusal(published)) {
      const errors = [describeProblem(published.refused, wordsIn(languageOf(request)))]
      return sendEditor(context, request, response, { found, errors })
    }
    forgetDraft(request)
    tellOnce(request, { notice: 'templatePublished' })
    goTo(response, '/manage/templates')
  }
}

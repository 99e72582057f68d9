import { isRefusal, readCorrespondenceContent } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { describeDocuments, describeFindings } from './describe-content.ts'
import { pathOf } from './path-of.ts'
import { findCorrespondence } from './show.ts'

/** Address, subject and text as plain text, for whoever decides on a hold; each look is on record. */
export function showContent(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'correspondenceId')
    const correspondence = params && (await findCorrespondence(context, request))
    if (!correspondence) return next()
    const content = await callAs(context, request, 'correspondence', readCorrespondenceContent, {
      params,
    })
    if (isRefusal(content)) return next()
    const language = languageOf(request)
    sendPage(context, request, response, {
      template: 'correspondence/content.njk',
      title: (words) => words.correspondence.content.title,
      view: {
        correspondence,
        content,
        path: pathOf(correspondence),
        findings: describeFindings(correspondence, wordsIn(language)),
        documents: describeDocuments(correspondence, language),
      },
    })
  }
}

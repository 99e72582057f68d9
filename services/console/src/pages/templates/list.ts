import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { takeTold } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'
import { draftOf } from './draft.ts'
import { nameOf } from './editor.ts'
import { readTemplates } from './find-template.ts'

/** All messages, in the order in which a service user meets them. */
export function showList(context: Context): RequestHandler {
  return async (request, response) => {
    const { templates: words } = wordsIn(languageOf(request))
    const order = Object.keys(words.names)
    const placeOf = (template: string) => {
      const place = order.indexOf(template)
      return place < 0 ? order.length : place
    }
    const templates = (await readTemplates(context, request))
      .toSorted((a, b) => placeOf(a.view.template) - placeOf(b.view.template))
      .map((found) => ({
        ...found.view,
        path: found.path,
        name: nameOf(words.names, found.view.template),
        isDraft: draftOf(request, found) !== null,
      }))
    sendPage(context, request, response, {
      template: 'templates/page.njk',
      title: () => words.title,
      view: { templates, notice: takeTold(request, 'notice') },
    })
  }
}

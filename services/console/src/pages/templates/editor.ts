import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { draftOf, forgetDraft, takeDraft } from './draft.ts'
import { type FoundTemplate, findTemplate } from './find-template.ts'
import { previewTemplate } from './preview.ts'

/** Both languages side by side, with what each looks like when it arrives. */
export function showEditor(context: Context): RequestHandler {
  return async (request, response, next) => {
    const found = await findTemplate(context, request)
    if (found) sendEditor(context, request, response, { found })
    else next()
  }
}

/** Keeps what was typed and shows it; the script of the page fetches the previews in the same way. */
export function preview(context: Context): RequestHandler {
  return async (request, response, next) => {
    const found = await findTemplate(context, request)
    if (!found) return next()
    takeDraft(request, found)
    goTo(response, `${found.path}#previews`)
  }
}

export function discard(): RequestHandler {
  return (request, response) => {
    forgetDraft(request)
    goTo(response, request.path.replace(/\/discard$/, ''))
  }
}

/** The editor with what was typed; beside it what somebody else published meanwhile. */
export function sendEditor(
  context: Context,
  request: Request,
  response: Response,
  { found, errors = [] }: { found: FoundTemplate; errors?: readonly PageError[] },
): void {
  const { view, path } = found
  const draft = draftOf(request, found)
  const typed = draft ?? view
  sendPage(context, request, response, {
    template: 'templates/editor.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ templates }) => nameOf(templates.names, view.template),
    view: {
      template: view,
      path,
      typed,
      isDraft: draft !== null,
      isNewer: draft !== null && draft.insteadOf !== view.version,
      previews: previewTemplate(view, typed, languageOf(request)),
    },
    errors,
  })
}

/** The name of a message in words; its own where there are none. */
export function nameOf(names: Readonly<Record<string, string>>, template: string): string {
  return Object.hasOwn(names, template) ? (names[template] ?? template) : template
}

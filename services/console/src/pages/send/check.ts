import { isRefusal, previewCorrespondence, sendCorrespondence } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { type Addressee, readAddressee } from './addressee.ts'
import { draftFor, type LetterDraft } from './draft.ts'
import { letterBody } from './letter-body.ts'
import { sendForm } from './write.ts'

/** What the person will see, and the documents that go with it. */
export function showCheck(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await sendCheck(context, request, response, []))) next()
  }
}

/** The page on which a letter is handed in; false when there is no such party. */
export async function sendCheck(
  context: Context,
  request: Request,
  response: Response,
  errors: readonly PageError[],
): Promise<boolean> {
  const to = await readAddressee(context, request)
  if (!to) return false
  const draft = draftFor(context, request, to.path)
  if (!draft) {
    goTo(response, `${to.path}/send`)
    return true
  }
  const preview = await readPreview(context, request, draft, to)
  if (isRefusal(preview)) {
    const refused = { field: null, text: wordsIn(languageOf(request)).problems[preview.refused] }
    sendForm(context, request, response, { to, fields: draft, errors: [...errors, refused] })
    return true
  }
  // The large print is a page of its own within this one
  if (preview.html !== null)
    response.set(
      'Content-Security-Policy',
      `${response.get('Content-Security-Policy')}; frame-src 'self'`,
    )
  sendPage(context, request, response, {
    template: 'send/check.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ send }) => send.checkTitle,
    view: { ...to, draft, preview, most: sendCorrespondence.files.most },
    errors,
  })
  return true
}

/** The mail in large print as it will arrive, in a frame that runs nothing and loads nothing. */
export function showLargePrint(context: Context): RequestHandler {
  return async (request, response, next) => {
    const to = await readAddressee(context, request)
    const draft = to && draftFor(context, request, to.path)
    if (!draft) return next()
    const preview = await readPreview(context, request, draft, to)
    if (isRefusal(preview) || preview.html === null) return next()
    response
      .set({
        'Content-Security-Policy':
          "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
        'X-Frame-Options': 'SAMEORIGIN',
      })
      .type('html')
      .send(preview.html)
  }
}

function readPreview(context: Context, request: Request, draft: LetterDraft, to: Addressee) {
  const body = letterBody(draft, to)
  return tryAs(context, request, 'correspondence', previewCorrespondence, { body })
}

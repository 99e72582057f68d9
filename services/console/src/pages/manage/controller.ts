import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { sendPage } from '../../send-page.ts'
import { listEntries } from './entries.ts'

/** What a manager may do here, by what their provider lets them do. */
export function show(context: Context): RequestHandler {
  return (request, response) =>
    sendPage(context, request, response, {
      template: 'manage/page.njk',
      title: (words) => words.manage.title,
      view: { entries: listEntries(context, request.session.staff?.scopes ?? []) },
    })
}

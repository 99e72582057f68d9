import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { takeTold } from '../../tell-once.ts'
import { inAlphabetOf } from '../../words/plural.ts'
import { isOwn, readStaff } from './find-staff.ts'

/** Everybody who has an account, by name. */
export function showList(context: Context): RequestHandler {
  return async (request, response) => {
    const compare = inAlphabetOf(languageOf(request))
    const staff = (await readStaff(context, request))
      .toSorted((a, b) => compare(a.displayName, b.displayName))
      .map((account) => ({ ...account, isOwn: isOwn(request, account) }))
    sendPage(context, request, response, {
      template: 'staff/page.njk',
      title: (words) => words.staff.title,
      view: { staff, notice: takeTold(request, 'notice') },
    })
  }
}

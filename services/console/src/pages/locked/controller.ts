import { isRefusal, listLockedParties, unlockParty } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { askAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { takeTold, tellOnce } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'

/** The parties that are locked, newest first. */
export function showList(context: Context): RequestHandler {
  return async (request, response) => {
    const { parties, more } = await askAs(context, request, 'identityCheck', listLockedParties)
    sendPage(context, request, response, {
      template: 'locked/page.njk',
      title: (words) => words.locked.title,
      view: { parties, more, notice: takeTold(request, 'notice') },
    })
  }
}

/** Says what unlocking does and asks why. */
export function confirm(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, {}))) next()
  }
}

export function unlock(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'partyId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const { note, error } = readNote(request.body, words)
    const errors = error ? [error] : []
    if (errors.length === 0) {
      const body = { reason: note }
      const done = await tryAs(context, request, 'identityCheck', unlockParty, { params, body })
      if (!isRefusal(done)) {
        tellOnce(request, { notice: 'partyUnlocked' })
        return goTo(response, '/manage/locked')
      }
      errors.push({ field: 'note', text: words.problems[done.refused] })
    }
    if (!(await send(context, request, response, { note, errors }))) next()
  }
}

/** False when the party is not locked any more. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  { note, errors = [] }: { note?: string; errors?: readonly PageError[] },
): Promise<boolean> {
  const ids = pathIds(request, 'caseId', 'partyId')
  if (!ids) return false
  const { parties } = await askAs(context, request, 'identityCheck', listLockedParties)
  const party = parties.find(
    ({ caseId, partyId }) => caseId === ids.caseId && partyId === ids.partyId,
  )
  if (!party) return false
  sendPage(context, request, response, {
    template: 'locked/unlock.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.locked.confirmTitle,
    view: { party, note },
    errors,
  })
  return true
}

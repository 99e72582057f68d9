import { isRefusal, listFreezes, readCase } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { askAs, callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'
import { hasScope } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'
import { standingOf } from '../../standing-freezes.ts'
import { listRecent } from '../correspondence/recent.ts'

/** What is frozen, where the case itself cannot be read. */
export function showFrozen(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId')
    if (!params) return next()
    const listed = await askAs(context, request, 'emailVerification', listFreezes, { params })
    sendPage(context, request, response, {
      template: 'case/frozen.njk',
      title: (words) => words.cases.freeze.done,
      view: { freezes: standingOf(listed.freezes) },
    })
  }
}

/** A case: its parties by name, the cases linked to it, and what is frozen. */
export function showCase(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId')
    if (!params) return next()
    const [found, listed] = await Promise.all([
      callAs(context, request, 'identityCheck', readCase, { params }),
      hasScope(request, 'verification:watch')
        ? askAs(context, request, 'emailVerification', listFreezes, { params })
        : { freezes: [] },
    ])
    if (isRefusal(found)) return next()
    const { freezes } = listed
    const ofCase = { case: found.caseReference, party: null }
    sendPage(context, request, response, {
      template: 'case/page.njk',
      title: (words) => words.cases.title,
      view: {
        found,
        freezes,
        isFrozen: standingOf(freezes).length > 0,
        path: `/cases/${params.caseId}`,
        correspondence: await listRecent(context, request, ofCase),
      },
    })
  }
}

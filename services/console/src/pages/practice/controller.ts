import { isRefusal, practiceManner, readParty, readVerification } from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { askForReply } from '../../gateways/practice-world.ts'
import { goTo } from '../../go-to.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { practiceForm } from './form.ts'

/** Says what is different in the practice world, and how to play both sides. */
export function show(context: Context): RequestHandler {
  return (request, response) =>
    sendPage(context, request, response, {
      template: 'practice/page.njk',
      title: ({ practice }) => practice.title,
      view: { manners: practiceManner.options, world: context.config.practiceWorldUrl },
    })
}

/** Has the made-up service user answer; staff see it arrive on the page of the verification. */
export function reply(context: Context, worldUrl: string): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'verificationId')
    const form = practiceForm.safeParse(request.body)
    const user = ids && form.success ? await findServiceUser(context, request, ids) : null
    if (!ids || !form.success || !user) return next()
    const { manner } = form.data
    const answer = await askForReply(worldUrl, { ...user, manner })
    const back = `/cases/${ids.caseId}/verifications/${ids.verificationId}`
    if ('leavesAt' in answer && manner !== 'late') return goTo(response, back)
    sendPage(context, request, response, {
      template: 'practice/answer.njk',
      status: 'refused' in answer ? 409 : 200,
      title: ({ practice }) => ('refused' in answer ? practice.notSent : practice.willCome),
      view: { answer, back },
    })
  }
}

async function findServiceUser(
  context: Context,
  request: Request,
  ids: { caseId: string; verificationId: string },
): Promise<{ address: string; mobileEnding: string } | null> {
  const verification = await callAs(context, request, 'emailVerification', readVerification, {
    params: ids,
  })
  if (isRefusal(verification)) return null
  const { caseId, partyId, address } = verification
  const party = await callAs(context, request, 'identityCheck', readParty, {
    params: { caseId, partyId },
  })
  return isRefusal(party) || !party.mobileEnding
    ? null
    : { address, mobileEnding: party.mobileEnding }
}

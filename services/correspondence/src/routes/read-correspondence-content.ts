import { readCorrespondenceContent, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { lookAt } from '../look-at.ts'

/** For whoever decides on a hold. */
export function readCorrespondenceContentRoute(context: Context): Route {
  return route(readCorrespondenceContent, async ({ params }, { caller }) => {
    const looked = await lookAt(context, params, { caller, action: 'content-viewed' })
    if (!looked) return refuse('correspondence-not-found')
    const { subject, text, everything } = await context.messages.takeApartAgain(looked.message)
    const [htmlWords = ''] = everything
    return { address: looked.record.address, subject, text: text || htmlWords }
  })
}

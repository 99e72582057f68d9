import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { act } from './act.ts'
import { askAgain, askSecondPerson, confirmReadBack, goOnApproved } from './approval.ts'
import { begin } from './begin.ts'
import { checkAnswers } from './check-answers.ts'
import { endCall, showEnded, stopSafely } from './leave.ts'
import { tellApproval } from './read-approval.ts'
import {
  askSafeContactAgain,
  changeSafeContact,
  safeContactSteps,
  takeSafeContact,
} from './safe-contact.ts'
import { sendPromptAndCode } from './send-prompt.ts'
import { show } from './show.ts'
import { changeAddress, takeAddress, useSuggestion } from './take-address.ts'

const stepsWithAddress = ['address', 'read-back', 'approval', 'send'] as const

const path = '/cases/:caseId/parties/:partyId/call'

/** One page; each form of it stands in some steps only. */
export function callRoutes(context: Context): Router {
  return Router()
    .use(path, requireScope(context, 'identity-check:write'))
    .get(path, show(context))
    .post(`${path}/begin`, begin(context))
    .post(`${path}/answers`, act(context, ['questions'], checkAnswers))
    .post(`${path}/safe-contact`, act(context, safeContactSteps, takeSafeContact))
    .post(`${path}/safe-contact-again`, act(context, ['post'], askSafeContactAgain))
    .post(`${path}/change-safe-contact`, act(context, stepsWithAddress, changeSafeContact))
    .post(`${path}/address`, act(context, ['address'], takeAddress))
    .post(`${path}/suggestion`, act(context, ['read-back'], useSuggestion))
    .post(`${path}/change-address`, act(context, ['read-back', 'approval', 'send'], changeAddress))
    .post(`${path}/read-back`, act(context, ['read-back'], confirmReadBack))
    .post(`${path}/approval`, act(context, ['approval'], askSecondPerson))
    .post(`${path}/approval-again`, act(context, ['approval'], askAgain))
    .post(`${path}/approved`, act(context, ['approval'], goOnApproved))
    .get(`${path}/approval.json`, tellApproval(context))
    .post(`${path}/send`, sendPromptAndCode(context))
    .post(`${path}/stop`, stopSafely(context))
    .post(`${path}/end`, endCall(context))
    .get(`${path}/ended`, showEnded(context))
}

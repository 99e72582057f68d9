import { Router } from 'express'
import type { Context } from '../../context.ts'
import { takeAnotherAddress } from './another-address.ts'
import { confirm } from './confirm.ts'
import { show } from './controller.ts'
import { askToAccept, askToResume, cancel, end, settle, suspend, textNewCode } from './decide.ts'
import { streamChanges } from './stream.ts'

const path = '/cases/:caseId/verifications/:verificationId'

export function verificationRoutes(context: Context): Router {
  return Router()
    .get(path, show(context))
    .get(`${path}/changes`, streamChanges(context))
    .get(`${path}/confirm-cancel`, confirm(context, 'cancel'))
    .get(`${path}/confirm-suspend`, confirm(context, 'suspend'))
    .get(`${path}/confirm-end`, confirm(context, 'end'))
    .get(`${path}/confirm-resume`, confirm(context, 'resume'))
    .get(`${path}/replies/:replyId/confirm-accept`, confirm(context, 'accept'))
    .post(`${path}/new-code`, textNewCode(context))
    .post(`${path}/another-address`, takeAnotherAddress(context))
    .post(`${path}/cancel`, cancel(context))
    .post(`${path}/suspend`, suspend(context))
    .post(`${path}/end`, end(context))
    .post(`${path}/settle`, settle(context))
    .post(`${path}/resume`, askToResume(context))
    .post(`${path}/replies/:replyId/accept`, askToAccept(context))
}

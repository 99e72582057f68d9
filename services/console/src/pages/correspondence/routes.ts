import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { showContent } from './content.ts'
import { sendDocument } from './document.ts'
import { listAll, listOfCase, listOfParty } from './list.ts'
import { recall } from './recall.ts'
import { show } from './show.ts'
import { askFor, decide } from './steps.ts'

const path = '/cases/:caseId/correspondence/:correspondenceId'

export function correspondenceRoutes(context: Context): Router {
  const mayWatch = requireScope(context, 'correspondence:watch')
  const mayManage = requireScope(context, 'correspondence:manage')
  return Router()
    .get('/correspondence', mayWatch, listAll(context))
    .get('/cases/:caseId/correspondence', mayWatch, listOfCase(context))
    .get('/cases/:caseId/parties/:partyId/correspondence', mayWatch, listOfParty(context))
    .get(path, mayWatch, show(context))
    .get(`${path}/content`, mayWatch, showContent(context))
    .get(`${path}/documents/:document`, mayWatch, sendDocument(context))
    .post(`${path}/recall`, requireScope(context, 'correspondence:send'), recall(context))
    .get(`${path}/release`, mayManage, askFor(context, 'release'))
    .post(`${path}/release`, mayManage, decide(context, 'release'))
    .get(`${path}/refuse`, mayManage, askFor(context, 'refuse'))
    .post(`${path}/refuse`, mayManage, decide(context, 'refuse'))
}

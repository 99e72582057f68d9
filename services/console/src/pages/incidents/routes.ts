import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { decide } from './decide.ts'
import { listIncidentsPage } from './list.ts'
import { askAbout, report } from './report.ts'
import { show } from './show.ts'

const ofCorrespondence = '/cases/:caseId/correspondence/:correspondenceId/wrong-recipient'
const path = '/cases/:caseId/incidents/:incidentId'

export function incidentRoutes(context: Context): Router {
  const mayWatch = requireScope(context, 'correspondence:watch')
  const mayManage = requireScope(context, 'correspondence:manage')
  return Router()
    .get('/incidents', mayWatch, listIncidentsPage(context))
    .get(ofCorrespondence, mayManage, askAbout(context))
    .post(ofCorrespondence, mayManage, report(context))
    .get(path, mayWatch, show(context))
    .post(path, mayManage, decide(context))
}

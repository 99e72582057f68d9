import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { settle } from './concern.ts'
import { showParty } from './controller.ts'
import { showDetails, takeDetails } from './details.ts'
import { showLetterFormat, takeLetterFormat } from './letter-format.ts'
import { showMobileForm, takeMobile } from './mobile.ts'

const path = '/cases/:caseId/parties/:partyId'

export function partyRoutes(context: Context): Router {
  const mayChange = requireScope(context, 'party:write')
  return Router()
    .get(path, showParty(context))
    .post(`${path}/concern`, requireScope(context, 'identity-check:write'), settle(context))
    .get(`${path}/mobile`, mayChange, showMobileForm(context))
    .post(`${path}/mobile`, mayChange, takeMobile(context))
    .get(`${path}/letter-format`, mayChange, showLetterFormat(context))
    .post(`${path}/letter-format`, mayChange, takeLetterFormat(context))
    .get(`${path}/details`, mayChange, showDetails(context))
    .post(`${path}/details`, mayChange, takeDetails(context))
}

import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { check, showCheck } from './check.ts'
import { discard, preview, showEditor } from './editor.ts'
import { showList } from './list.ts'
import { publish } from './publish.ts'

const one = '/manage/templates/:service/:template'

export function templateRoutes(context: Context): Router {
  return Router()
    .use('/manage/templates', requireScope(context, 'template:manage'))
    .get('/manage/templates', showList(context))
    .get(one, showEditor(context))
    .post(one, check(context))
    .post(`${one}/preview`, preview(context))
    .post(`${one}/discard`, discard())
    .get(`${one}/check`, showCheck(context))
    .post(`${one}/publish`, publish(context))
}

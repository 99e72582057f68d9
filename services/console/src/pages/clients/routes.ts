import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { addForm, takeNew } from './add.ts'
import { confirm, disable } from './disable.ts'
import { showList } from './list.ts'
import { changeSecret, secretForm } from './new-secret.ts'
import { showSecret } from './secret.ts'

const one = '/manage/clients/:clientId'

export function clientRoutes(context: Context): Router {
  return Router()
    .use('/manage/clients', requireScope(context, 'client:manage'))
    .get('/manage/clients', showList(context))
    .get('/manage/clients/add', addForm(context))
    .post('/manage/clients/add', takeNew(context))
    .get(`${one}/secret`, showSecret(context))
    .get(`${one}/new-secret`, secretForm(context))
    .post(`${one}/new-secret`, changeSecret(context))
    .get(`${one}/disable`, confirm(context))
    .post(`${one}/disable`, disable(context))
}

import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { addForm, takeNew } from './add.ts'
import { changeForm, takeChange } from './change.ts'
import { showCode } from './code.ts'
import { showList } from './list.ts'
import { confirm, disable, inviteAgain } from './steps.ts'

const one = '/manage/staff/:staffId'

export function staffRoutes(context: Context): Router {
  return Router()
    .use('/manage/staff', requireScope(context, 'staff:manage'))
    .get('/manage/staff', showList(context))
    .get('/manage/staff/add', addForm(context))
    .post('/manage/staff/add', takeNew(context))
    .get(one, changeForm(context))
    .post(one, takeChange(context))
    .get(`${one}/code`, showCode(context))
    .get(`${one}/disable`, confirm(context, 'disable'))
    .post(`${one}/disable`, disable(context))
    .get(`${one}/invite`, confirm(context, 'invite'))
    .post(`${one}/invite`, inviteAgain(context))
}

import type { Enrolment, StaffView } from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { sendPage } from '../../send-page.ts'
import { showOnce, takeShownOnce } from '../manage/shown-once.ts'
import { findStaff } from './find-staff.ts'

/** Keeps the enrolment code for its page, and says where that is. */
export function keepCode(
  context: Context,
  request: Request,
  { staff, enrolment }: { staff: StaffView; enrolment: Enrolment },
): string {
  const page = `/manage/staff/${staff.staffId}/code`
  showOnce(context, request, { page, secret: enrolment.code, until: enrolment.until })
  return page
}

/** Shows the enrolment code once; opened again, the page says that it was shown. */
export function showCode(context: Context): RequestHandler {
  return async (request, response, next) => {
    const account = await findStaff(context, request)
    if (!account) return next()
    const shown = takeShownOnce(context, request)
    sendPage(context, request, response, {
      template: 'staff/code.njk',
      title: ({ staff }) => (shown ? staff.code.title : staff.code.gone),
      view: { account, shown, enrolAt: `${context.config.issuer}/enrol` },
    })
  }
}

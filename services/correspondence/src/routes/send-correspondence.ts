import { isRefusal, sendCorrespondence } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentCorrespondence } from '../present.ts'
import { submitterOf } from '../submission/submitter.ts'
import { submit } from '../submit.ts'

/** From a program over HTTP, or from staff through their pages. */
export function sendCorrespondenceRoute(context: Context): Route {
  const { db, vault, clock } = context
  return route(sendCorrespondence, async ({ headers, body, files }, { caller }) => {
    const record = await submit(context, {
      submitter: submitterOf(caller),
      wayIn: caller.kind === 'staff' ? 'staff' : 'http',
      case: body.case,
      party: body.party,
      address: body.address,
      kind: body.kind,
      reference: body.reference ?? null,
      idempotencyKey: headers['idempotency-key'],
      content: { subject: body.subject ?? null, text: body.text ?? null, documents: files },
    })
    if (isRefusal(record)) return record
    return await presentCorrespondence(db, vault, record, { caller, now: clock.now() })
  })
}

import { listCorrespondence } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentItemTo } from '../present.ts'
import { seesAll } from '../rules/may-see.ts'
import {
  countHeld,
  type ListPlace,
  listCorrespondenceAfter,
} from '../store/correspondence-lists.ts'

const pageSize = 50

/** References only, so that a list is no look at anybody's letters. */
export function listCorrespondenceRoute({ db, vault }: Context): Route {
  return route(listCorrespondence, async ({ body }, { caller }) => {
    const isStaff = seesAll(caller)
    const records = await listCorrespondenceAfter(db, vault, {
      filter: {
        clientId: isStaff ? null : caller.clientId,
        caseReference: body.case,
        partyReference: body.party,
        states: body.states,
        areas: body.areas,
      },
      after: readPlace(body.after),
      limit: pageSize + 1,
    })
    const page = records.slice(0, pageSize)
    const last = page.at(-1)
    return {
      items: page.map((record) => presentItemTo(caller, record)),
      held: isStaff ? await countHeld(db, body.areas) : 0,
      next: records.length > pageSize && last ? writePlace(last) : null,
    }
  })
}

function writePlace({ submittedAt, correspondenceId }: ListPlace): string {
  return `${submittedAt.toISOString()} ${correspondenceId}`
}

const place = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f-]{36})$/

/** What is no place is the beginning. */
function readPlace(text: string | null): ListPlace | null {
  const [, at = '', correspondenceId = ''] = place.exec(text ?? '') ?? []
  const submittedAt = new Date(at)
  return Number.isNaN(submittedAt.getTime()) ? null : { submittedAt, correspondenceId }
}

import { instant, listWork, uuid, type WorkItem } from '@gwirio/contracts'
import { type Caller, type Route, route } from '@gwirio/service-kit'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { currentState } from '../rules/verification.ts'
import { inOneMoment } from '../store/moment.ts'
import {
  countWork,
  listQueue,
  type Place,
  type PossibleDecider,
  type WorkRow,
} from '../store/work.ts'

const pageSize = 50

/** A list that stands open all day: references only, so that no view has to be audited. */
export function listWorkRoute(context: Context): Route {
  return route(listWork, async ({ body }, { caller }) => {
    const { queue, areas } = body
    const now = context.clock.now()
    const after = body.after === null ? null : readPlace(body.after)
    return await inOneMoment(context.db).execute(async (tx) => {
      const decider = possibleDecider(caller)
      const { approvals, ...counts } = await countWork(tx, { areas, decider, now })
      const rows = await listQueue(tx, { queue, areas, after, limit: pageSize + 1, now })
      const page = rows.slice(0, pageSize)
      const last = page.at(-1)
      return {
        counts,
        approvals,
        items: page.map((row) => present(row, now)),
        next: last && rows.length > pageSize ? writePlace(last.place) : null,
      }
    })
  })
}

/** A program decides nothing. */
function possibleDecider({ kind, subject, scopes }: Caller): PossibleDecider | null {
  if (kind !== 'staff' || !scopes.has('approval:decide')) return null
  return { subject, mayManage: scopes.has('approval:manage') }
}

function present({ place: _, ...row }: WorkRow, now: Date): WorkItem {
  return {
    ...row,
    state: currentState(row, now),
    startedAt: row.startedAt.toISOString(),
    openUntil: row.openUntil.toISOString(),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    verifiedUntil: row.verifiedUntil?.toISOString() ?? null,
  }
}

const written = z.tuple([instant, uuid])

/** Where the next page goes on, as callers hand it back. */
function writePlace({ at, verificationId }: Place): string {
  return Buffer.from(JSON.stringify([at.toISOString(), verificationId])).toString('base64url')
}

/** Null for what was not written here: the list begins at its beginning. */
function readPlace(text: string): Place | null {
  try {
    const read = written.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (!read.success) return null
    const [at, verificationId] = read.data
    return { at: new Date(at), verificationId }
  } catch {
    return null
  }
}

import type { Area, Change, WorkQueue } from '@gwirio/contracts'
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import { type ChangeRow, toChange } from './changes.ts'
import type { Database, VerificationTable } from './tables.ts'

/** Where a page of a queue ended: what the queue is ordered by, and the last verification. */
export interface Place {
  readonly at: Date
  readonly verificationId: string
}

const columns = [
  'caseId',
  'verificationId',
  'partyId',
  'caseReference',
  'partyReference',
  'state',
  'reason',
  'startedAt',
  'openUntil',
  'verifiedAt',
  'verifiedUntil',
  'area',
] as const

type Row = Pick<Selectable<VerificationTable>, (typeof columns)[number]>

/** No name and no address: only references. */
export interface WorkRow extends Row {
  readonly attention: Change | null
  readonly place: Place
}

interface Queue {
  /** The condition of the index that the queue is read by, and what time says beside it. */
  readonly where: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
}

/** Time ends what is open or verified whether or not a job has written it down. */
function queuesAt(now: Date): Record<WorkQueue, Queue> {
  const isOpen = sql`state = 'awaiting-reply' and open_until > ${now}`
  const endOfDay = sql`(date_trunc('day', ${now}::timestamptz at time zone 'Europe/London') + interval '1 day')
    at time zone 'Europe/London'`
  return {
    'needs-a-person': { where: sql`attention_at is not null`, order: sql`attention_at` },
    bounced: { where: sql`bounced`, order: sql`attention_at` },
    waiting: { where: isOpen, order: sql`open_until` },
    'expires-today': {
      where: sql`${isOpen} and open_until <= ${endOfDay}`,
      order: sql`open_until`,
    },
    ready: {
      where: sql`state = 'verified' and verified_until > ${now}`,
      order: sql`verified_at`,
    },
  }
}

/** A page of one queue, oldest first. Each area is read by the index of the queue, as far as the page goes. */
export async function listQueue(
  db: Kysely<Database>,
  given: {
    queue: WorkQueue
    areas: readonly Area[]
    after: Place | null
    limit: number
    now: Date
  },
): Promise<WorkRow[]> {
  const { areas, after, limit, now } = given
  const { where, order } = queuesAt(now)[given.queue]
  const isAfter = after
    ? sql`and (${order}, verification_id) > (${after.at}, ${after.verificationId}::uuid)`
    : sql``
  const { rows } = await sql<Row & ChangeColumns & { placeAt: Date }>`
    select ${sql.join(columns.map((column) => sql.ref(`item.${column}`)))}, item.place_at, change.sequence, change.kind, change.at, change.reason as change_reason, change.subject_id
    from (
      select found.* from unnest(${[...new Set(areas)]}::text[]) as wanted (name), lateral (
        select ${sql.join(columns.map((column) => sql.ref(column)))}, attention_sequence, ${order} as place_at
        from verification
        where area = wanted.name and ${where} ${isAfter}
        order by ${order}, verification_id
        limit ${limit}
      ) as found
      order by place_at, verification_id
      limit ${limit}
    ) as item
    left join change on change.case_id = item.case_id and change.verification_id = item.verification_id
      and change.sequence = item.attention_sequence
    order by place_at, item.verification_id`.execute(db)
  return rows.map(toWorkRow)
}

interface ChangeColumns extends Pick<ChangeRow, 'kind' | 'at' | 'subjectId'> {
  readonly sequence: number | null
  readonly changeReason: string | null
}

function toWorkRow(row: Row & ChangeColumns & { placeAt: Date }): WorkRow {
  const { sequence, kind, at, changeReason, subjectId, placeAt, ...rest } = row
  return {
    ...rest,
    attention:
      sequence === null ? null : toChange({ sequence, kind, at, reason: changeReason, subjectId }),
    place: { at: placeAt, verificationId: row.verificationId },
  }
}

/** Who may say yes to what another person asked for. */
export interface PossibleDecider {
  readonly subject: string
  /** Also what only a manager may decide. */
  readonly mayManage: boolean
}

export type WorkCounts = Record<WorkQueue | 'approvals', number>

/**
 * How many stand in each queue of these areas, each counted in its index, and how many approvals wait for this person.
 *
 * @param given.decider null: decides nothing
 */
export async function countWork(
  db: Kysely<Database>,
  given: { areas: readonly Area[]; decider: PossibleDecider | null; now: Date },
): Promise<WorkCounts> {
  const { decider, now } = given
  const areas = sql`any(${[...given.areas]}::text[])`
  const counts = Object.entries(queuesAt(now)).map(
    ([queue, { where }]) => sql`(select count(*)::integer from verification
      where area = ${areas} and ${where}) as ${sql.ref(queue)}`,
  )
  const approvals = sql`(select count(*)::integer from approval
    where state = 'waiting' and area = ${areas} and until > ${now} and requested_by_kind = 'staff'
      and requested_by <> ${decider?.subject ?? null}::text and mobile_changed_by is distinct from ${decider?.subject ?? null}::text
      and needs in ('second-person', ${decider?.mayManage ? 'manager' : null})
    ) as approvals`
  const { rows } = await sql<WorkCounts>`select ${sql.join([...counts, approvals])}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('A count gives one row')
  return row
}

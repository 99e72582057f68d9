import type { AddressFinding, Area, Language, QuestionKind, SafeToText } from '@gwirio/contracts'
import type { FieldCipher } from '@gwirio/database'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { CallTable, Database } from './tables.ts'

type Db = Kysely<Database> | Transaction<Database>

/**
 * Where a call stands. `person` has no row: nothing was asked yet. `stopping`: staff pressed “Stop safely”, and it is not
 * certain yet that nothing of what was begun goes on.
 */
export type CallStep =
  | 'questions'
  | 'not-passed'
  | 'locked'
  | 'safe-contact'
  | 'post'
  | 'address'
  | 'collision'
  | 'read-back'
  | 'approval'
  | 'send'
  | 'live'
  | 'stopping'

/** What is known so far in a call; never an answer. */
export interface CallDraft {
  /** For the person's own list of calls. */
  readonly partyName?: string
  readonly area: Area
  /** In which the call is held, whatever the language on file. */
  readonly language: Language
  readonly identityCheckId: string
  readonly questions: ReadonlyArray<{ readonly questionId: string; readonly kind: QuestionKind }>
  readonly safeContact?: SafeContact
  readonly address?: string
  readonly findings?: readonly AddressFinding[]
  readonly mobileChangedRecently?: boolean
  /** Staff read the address back and the caller said that it is right. */
  readonly isReadBack?: boolean
  /** A second person has to say yes before anything is sent. */
  readonly needsApproval?: boolean
  readonly approvalId?: string | null
  /** When the button to send was pressed: an answer that was lost is looked for. */
  readonly sendingSince?: string
  readonly verificationId?: string
  /** Begun in this call and cancelled for another address: what is sent later is none of these. */
  readonly cancelledIds?: readonly string[]
  /** Nobody waits for its reply any more. */
  readonly isAnswered?: boolean
}

interface SafeContact {
  readonly phoneIsPrivate: boolean
  readonly mailboxIsPrivate: boolean
  readonly safeToText: SafeToText
}

/** Whose call it is: one for each person of the staff and party. */
export interface CallKey {
  readonly caseId: string
  readonly partyId: string
  readonly subject: string
}

export interface Call extends CallKey {
  readonly step: CallStep
  readonly version: number
  readonly draft: CallDraft
  readonly updatedAt: Date
}

/** A call that can be gone on with. */
export interface OpenCall extends Call {
  readonly caseReference: string
  readonly partyReference: string
}

/** A call is forgotten after so long. */
const keptHours = 24
/** A colleague who did nothing for so long is not on the phone any more. */
const colleagueMinutes = 30

const over: readonly CallStep[] = ['not-passed', 'locked', 'post', 'collision']

/** Begins a call, in place of an older one of the same person with the same party, unless that is being stopped. */
export async function beginCall(
  db: Db,
  cipher: FieldCipher,
  call: CallKey & {
    staffName: string
    caseReference: string
    partyReference: string
    draft: CallDraft
    now: Date
  },
): Promise<void> {
  const { draft, now, ...row } = call
  const values = {
    ...row,
    step: 'questions',
    version: 1,
    sealed: seal(cipher, call, draft),
    updatedAt: now,
  }
  await db
    .insertInto('call')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['caseId', 'partyId', 'subject'])
        .doUpdateSet(values)
        .where('call.step', '<>', 'stopping'),
    )
    .execute()
}

export async function findCall(
  db: Db,
  cipher: FieldCipher,
  { caseId, partyId, subject, now }: CallKey & { now: Date },
): Promise<Call | null> {
  const row = await db
    .selectFrom('call')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .where('subject', '=', subject)
    .where('updatedAt', '>', hoursBefore(now, keptHours))
    .executeTakeFirst()
  return row ? open(cipher, row) : null
}

/** Goes on with a call; false when it has moved on meanwhile, in another tab or by a second press. */
export async function moveCall(
  db: Db,
  cipher: FieldCipher,
  { call, step, draft, now }: { call: Call; step: CallStep; draft: CallDraft; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('call')
    .set({
      step,
      version: call.version + 1,
      sealed: seal(cipher, call, draft),
      updatedAt: now,
    })
    .where('caseId', '=', call.caseId)
    .where('partyId', '=', call.partyId)
    .where('subject', '=', call.subject)
    .where('version', '=', call.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Forgets a call and all that was said in it; false when it has moved on meanwhile. */
export async function forgetCall(
  db: Db,
  { caseId, partyId, subject, version }: CallKey & Pick<Call, 'version'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('call')
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .where('subject', '=', subject)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** Forgets every call that nobody went on with for a day. */
export async function forgetOldCalls(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('call').where('updatedAt', '<=', hoursBefore(now, keptHours)).execute()
}

/** The calls of a person that can be gone on with, the newest first. */
export async function listOpenCalls(
  db: Db,
  cipher: FieldCipher,
  { subject, now }: { subject: string; now: Date },
): Promise<OpenCall[]> {
  const rows = await db
    .selectFrom('call')
    .selectAll()
    .where('subject', '=', subject)
    .where('updatedAt', '>', hoursBefore(now, keptHours))
    .where('step', 'not in', over)
    .orderBy('updatedAt', 'desc')
    .execute()
  return rows.map((row) => {
    const { caseReference, partyReference } = row
    return { ...open(cipher, row), caseReference, partyReference }
  })
}

/** Who else is on the phone with a party now. */
export async function listColleagues(
  db: Db,
  { caseId, partyId, subject, now }: CallKey & { now: Date },
): Promise<string[]> {
  const rows = await db
    .selectFrom('call')
    .select('staffName')
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .where('subject', '<>', subject)
    .where('step', 'not in', over)
    .where('updatedAt', '>', hoursBefore(now, colleagueMinutes / 60))
    .orderBy('staffName')
    .execute()
  return rows.map(({ staffName }) => staffName)
}

function seal(cipher: FieldCipher, key: CallKey, draft: CallDraft): Buffer {
  return cipher.seal(JSON.stringify(draft), contextOf(key))
}

function open(cipher: FieldCipher, row: Selectable<CallTable>): Call {
  const { caseId, partyId, subject, version, updatedAt } = row
  const draft = JSON.parse(cipher.open(row.sealed, contextOf(row))) as CallDraft
  return { caseId, partyId, subject, step: row.step as CallStep, version, draft, updatedAt }
}

function contextOf({ caseId, partyId, subject }: CallKey): string {
  return `console.call.sealed:${caseId}:${partyId}:${subject}`
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000)
}

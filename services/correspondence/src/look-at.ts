import type { Caller } from '@gwirio/service-kit'
import { appendAudit } from './act-on.ts'
import { causeOf } from './cause.ts'
import type { Context } from './context.ts'
import { maySee } from './rules/may-see.ts'
import { type CorrespondenceKey, findCorrespondence, readMessage } from './store/correspondence.ts'
import type { CorrespondenceRecord } from './store/correspondence-record.ts'

/** A look of the staff at what was written: recorded before it is shown. Null: there is none that they may see. */
export async function lookAt(
  context: Context,
  key: CorrespondenceKey,
  given: { caller: Caller; action: string; details?: Record<string, number> },
): Promise<{ readonly record: CorrespondenceRecord; readonly message: Buffer } | null> {
  const { db, vault, clock } = context
  const { caller, action, details = {} } = given
  return await db.transaction().execute(async (tx) => {
    const record = await findCorrespondence(tx, vault, key)
    if (!record || !maySee(caller, record)) return null
    const cause = { ...causeOf(caller, clock.now()), details }
    await appendAudit(tx, context, record, { action, reason: null, cause })
    return { record, message: await readMessage(tx, vault, key) }
  })
}

import { randomUUID } from 'node:crypto'
import { openDatabase } from '@gwirio/database'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { down, up } from '../migrations/20261122T112000_approvals.ts'
import { createDatabase } from './email-verification.ts'

it('goes back from the approvals and forth again, with a mail that was held twice', async () => {
  await using database = await createDatabase()
  const db = openDatabase<unknown>({ url: database.adminUrl })
  const [caseId, verificationId, mailId] = [randomUUID(), randomUUID(), randomUUID()]
  const hold = (sequence: number) => sql`
    insert into change (case_id, verification_id, sequence, kind, at, subject_id)
    values (${caseId}, ${verificationId}, ${sequence}, 'reply-held', now(), ${mailId})`
  try {
    await db.transaction().execute(async (tx) => {
      await sql`set local search_path to email_verification`.execute(tx)
      await sql`set local session_replication_role to replica`.execute(tx)
      for (const sequence of [1, 2, 3]) await hold(sequence).execute(tx)
      await down(tx)
      const { rows } = await sql`select sequence, subject_id from change order by 1`.execute(tx)
      expect(rows).toEqual([
        { sequence: 1, subjectId: mailId },
        { sequence: 2, subjectId: null },
        { sequence: 3, subjectId: null },
      ])
      await up(tx)
      await hold(4).execute(tx)
    })
  } finally {
    await db.destroy()
  }
})

import { type AuditEventRow, verifyLeaf } from '@gwirio/audit'
import { openDatabase } from '@gwirio/database'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { schema } from '../src/store/schema.ts'
import {
  ask,
  mobile,
  type Prompted,
  startAndPrompt,
  startWorld,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

describe('the whole flow', () => {
  let started: Prompted
  it('says no before and yes after a signed reply with the code', async () => {
    started = await startAndPrompt(world)
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
    const code = world.smsCode.codeOf(started.key.verificationId)
    await replyTo(world, started, { text: `My code is ${code}` })
    const view = await waitForChange(world, started.key, 'verified')
    expect(view.changes.map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [1, 'started'],
      [2, 'prompt-sent'],
      [3, 'reply-received'],
      [4, 'verified'],
    ])
    expect(await ask(world, started.party)).toMatchObject({ answer: 'yes', level: 'strong' })
  })

  it('leaves an event for each act, who did it, and a leaf that fits', async () => {
    const events = await auditOf(started.key.caseId)
    // The first question can be recorded before or after the prompt is known to be sent
    const [firstAsked] = events.filter(({ action }) => action === 'status.asked')
    expect(firstAsked).toMatchObject({ reason: 'awaiting-reply', details: { answer: 'no' } })
    const acts = events.filter(
      (event) => event !== firstAsked && event.action !== 'verification.viewed',
    )
    expect(acts.map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ['verification.started', 'staff'],
      ['verification.prompt-sent', 'service'],
      ['verification.reply-received', 'service-user'],
      ['verification.verified', 'service-user'],
      ['status.asked', 'staff'],
    ])
    for (const event of events) expect(verifyLeaf(event)).toBe(true)
    const kept = JSON.stringify(events)
    for (const secret of [started.party.address, mobile, started.prompt.replyTo])
      expect(kept).not.toContain(secret)
  })

  it('can add to the audit and neither read nor change it', async () => {
    const service = openDatabase({ url: world.database.url(schema.role) })
    for (const statement of ['select * from audit.event', 'delete from audit.event'])
      await expect(sql.raw(statement).execute(service)).rejects.toThrow('permission denied')
    await service.destroy()
  })
})

describe('a process that dies', () => {
  it('between handing the prompt over and noting it, sends the same message again', async () => {
    await failOn('outgoing_mail', "new.sent_at is not null and new.kind = 'prompt'")
    const started = await startAndPrompt(world)
    await vi.waitFor(() => expect(world.lines.join()).toContain('job failed'), waiting)
    await mend('outgoing_mail')
    await waitForChange(world, started.key, 'prompt-sent')
    const { rows } = await sql<{ attempts: number }>`
      select attempts from email_verification.outgoing_mail
      where verification_id = ${started.key.verificationId}`.execute(world.db)
    expect(rows[0]?.attempts).toBeGreaterThan(1)
    expect(world.mail.mail(started.party.address)).toHaveLength(1)
  })

  it.each([
    ['while it stores what became of a reply', 'reply', "new.outcome = 'confirm'"],
    ['between the comparison and the verdict', 'verification', "new.state = 'verified'"],
    ['while it writes the audit', 'change', "new.kind = 'verified'"],
    ['before the journal is closed', 'received_mail', 'new.processed_at is not null'],
  ])('%s, verifies once when it is back', async (_, table, condition) => {
    const started = await startAndPrompt(world)
    await failOn(table, condition)
    await replyTo(world, started, { text: world.smsCode.codeOf(started.key.verificationId) })
    await vi.waitFor(() => {
      expect(world.smsCode.codeOf(started.key.verificationId)).toBe('none')
      expect(world.lines.join()).toContain('job failed')
    }, waiting)
    await mend(table)
    const view = await waitForChange(world, started.key, 'verified')
    const kinds = view.changes.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'verified')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'reply-received')).toHaveLength(1)
    expect(await ask(world, started.party)).toMatchObject({ answer: 'yes' })
  })

  /** From now on the database refuses to write such a row. */
  async function failOn(table: string, condition: string) {
    world.lines.length = 0
    await sql
      .raw(`
        create function email_verification.fail() returns trigger language plpgsql
          as $$ begin raise 'the process died here'; end $$;
        create trigger fail before insert or update on email_verification.${table}
          for each row when (${condition}) execute function email_verification.fail()`)
      .execute(world.db)
  }

  async function mend(table: string) {
    await sql
      .raw(`drop trigger fail on email_verification.${table};
        drop function email_verification.fail()`)
      .execute(world.db)
  }
})

async function auditOf(caseId: string): Promise<AuditEventRow[]> {
  const { rows } = await sql<AuditEventRow>`
    select * from audit.event where case_id = ${caseId} order by event_id`.execute(world.db)
  return rows
}

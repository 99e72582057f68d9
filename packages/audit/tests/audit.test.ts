import { randomBytes } from 'node:crypto'
import { createFieldCipher, dumpSchema, newId, openDatabase, prepareRoles } from '@gwirio/database'
import { createTestDatabase, type TestDatabase, testRolePassword } from '@gwirio/testing/postgres'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type AuditEvent,
  type AuditEventRow,
  createAudit,
  migrateAudit,
  openPersonal,
  verifyLeaf,
} from '../src/index.ts'

const role = 'gwirio_example'
const cipher = createFieldCipher({ current: 'k1', keys: { k1: randomBytes(32) } })
const audit = createAudit({ service: 'example', cipher })

let database: TestDatabase
let service: Kysely<unknown>
let admin: Kysely<unknown>

beforeAll(async () => {
  database = await createTestDatabase({
    template: 'audit_package',
    prepare: async (adminUrl) => {
      await prepareRoles({ adminUrl, roles: [{ role, password: testRolePassword }] })
      await migrateAudit({ adminUrl })
      await migrateAudit({ adminUrl })
    },
  })
  service = openDatabase({ url: database.url(role) })
  admin = openDatabase({ url: database.adminUrl })
})

afterAll(async () => {
  await service.destroy()
  await admin.destroy()
  await database[Symbol.asyncDispose]()
})

const event: AuditEvent = {
  caseId: newId().toUpperCase(),
  action: 'verification.started',
  actor: { kind: 'staff', id: 'staff-17' },
  occurredAt: new Date('2026-03-02T09:00:00.123Z'),
  partyId: newId(),
  verificationId: newId(),
  reason: 'asked-by-phone',
  details: {
    b: 1.5,
    a: 'ŵ "quoted" \n',
    tiny: 1e-7,
    huge: 1e21,
    yes: true,
    nothing: null,
    snake_case: 'kept',
  },
  personal: { address: "ann.o'brien+post@example.com", mobile: '+447700900123' },
}

async function append(given: AuditEvent): Promise<AuditEventRow> {
  await service.transaction().execute((tx) => audit.append(tx, given))
  const { rows } =
    await sql<AuditEventRow>`select * from audit.event order by event_id desc limit 1`.execute(
      admin,
    )
  return rows[0] as AuditEventRow
}

describe('append', () => {
  it('records the event with a leaf hash that verifies from the row', async () => {
    const row = await append(event)
    expect(row).toMatchObject({
      caseId: event.caseId?.toLowerCase(),
      service: 'example',
      action: 'verification.started',
      actorKind: 'staff',
      actorId: 'staff-17',
      occurredAt: event.occurredAt,
      partyId: event.partyId,
      verificationId: event.verificationId,
      reason: 'asked-by-phone',
      details: event.details,
    })
    expect(verifyLeaf(row)).toBe(true)
  })

  it('records an act that belongs to no case under the nil UUID', async () => {
    const row = await append({
      caseId: null,
      action: 'staff.added',
      actor: event.actor,
      occurredAt: new Date(),
    })
    expect(row.caseId).toBe('00000000-0000-0000-0000-000000000000')
    expect(verifyLeaf(row)).toBe(true)
  })

  it('records many at once, each with its own personal data, and none of none', async () => {
    const many = [
      { ...event, action: 'example.first' },
      { ...event, caseId: null, action: 'example.second', personal: {} },
      { ...event, action: 'example.third', personal: { address: 'mair@example.com' } },
    ]
    await service.transaction().execute((tx) => audit.appendAll(tx, []))
    await service.transaction().execute((tx) => audit.appendAll(tx, many))
    const { rows } = await sql<AuditEventRow & { fields: string[] }>`
      select event.*, array(select field from audit.personal where event_id = event.event_id order by field) as fields
      from audit.event where action like 'example.%' order by action`.execute(admin)
    expect(rows.map(({ action, fields }) => [action, ...fields])).toEqual([
      ['example.first', 'address', 'mobile'],
      ['example.second'],
      ['example.third', 'address'],
    ])
    expect(rows.every(verifyLeaf)).toBe(true)
  })

  it('disappears with the transaction that is rolled back', async () => {
    const count = async () => (await sql`select from audit.event`.execute(admin)).rows.length
    const before = await count()
    const rolledBack = service.transaction().execute(async (tx) => {
      await audit.append(tx, event)
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    expect(await count()).toBe(before)
  })
})

describe('the leaf hash', () => {
  const changes: Array<[string, Partial<AuditEventRow>]> = [
    ['case', { caseId: newId() }],
    ['event id', { eventId: newId() }],
    ['time', { occurredAt: new Date('2026-03-02T09:00:00.124Z') }],
    ['service', { service: 'other' }],
    ['action', { action: 'verification.verified' }],
    ['kind of actor', { actorKind: 'client' }],
    ['actor', { actorId: 'staff-18' }],
    ['party', { partyId: null }],
    ['verification', { verificationId: null }],
    ['reason', { reason: null }],
    ['details', { details: { ...event.details, a: 'w' } }],
    ['commitments', { commitments: {} }],
  ]

  it.each(changes)('breaks when the %s changes', async (_what, change) => {
    const row = await append(event)
    expect(verifyLeaf({ ...row, ...change })).toBe(false)
  })

  it('covers every column but the hash itself and the transaction', async () => {
    const row = await append(event)
    const covered = changes.flatMap(([, change]) => Object.keys(change))
    expect(new Set(Object.keys(row))).toEqual(new Set([...covered, 'leafHash', 'recordedXid']))
  })
})

describe('personal data', () => {
  it('is nowhere in the event in clear', async () => {
    await append(event)
    const { rows } = await sql<{
      text: string
    }>`select event::text as text from audit.event`.execute(admin)
    const text = rows.map((row) => row.text).join()
    expect(text).toContain('staff-17')
    for (const value of Object.values(event.personal ?? {})) expect(text).not.toContain(value)
  })

  it('opens to the value that the event committed to', async () => {
    const { eventId, commitments } = await append(event)
    const { rows } = await sql<{ field: string; box: Buffer }>`
      select field, box from audit.personal where event_id = ${eventId}`.execute(admin)
    const opened = rows.map(({ field, box }) => [
      field,
      openPersonal({ cipher, eventId, field, box, commitment: commitments[field] ?? '' }),
    ])
    expect(Object.fromEntries(opened)).toEqual(event.personal)
  })

  it('is refused when it is not what the event committed to', async () => {
    const { eventId } = await append(event)
    const { rows } = await sql<{ box: Buffer }>`
      select box from audit.personal where event_id = ${eventId} and field = 'mobile'`.execute(
      admin,
    )
    const box = rows[0]?.box as Buffer
    expect(() =>
      openPersonal({ cipher, eventId, field: 'mobile', box, commitment: 'other' }),
    ).toThrow('not what was recorded')
  })

  it('can be erased while the event stays whole', async () => {
    const { caseId, eventId } = await append(event)
    await sql`delete from audit.personal where case_id = ${caseId}`.execute(admin)
    const { rows } =
      await sql<AuditEventRow>`select * from audit.event where event_id = ${eventId}`.execute(admin)
    expect(verifyLeaf(rows[0] as AuditEventRow)).toBe(true)
  })
})

describe('the schema', () => {
  it('is the one in schema.sql', async () => {
    const dump = await dumpSchema({ adminUrl: database.adminUrl, schema: 'audit' })
    await expect(dump).toMatchFileSnapshot('../schema.sql')
  })
})

describe('the role of a service', () => {
  it.each([
    ['read events', sql`select * from audit.event`],
    ['change events', sql`update audit.event set action = 'nothing'`],
    ['delete events', sql`delete from audit.event`],
    ['empty the table', sql`truncate audit.event cascade`],
    ['read personal data', sql`select * from audit.personal`],
    ['delete personal data', sql`delete from audit.personal`],
    ['drop the guard', sql`drop trigger event_never_changes on audit.event`],
  ])('cannot %s', async (_what, statement) => {
    await expect(statement.execute(service)).rejects.toThrow(/permission denied|must be owner/)
  })
})

describe('the admin', () => {
  it.each([
    ['change', sql`update audit.event set action = 'nothing'`],
    ['delete', sql`delete from audit.event where false`],
    ['truncate', sql`truncate audit.event cascade`],
  ])('cannot %s events either', async (_what, statement) => {
    await expect(statement.execute(admin)).rejects.toThrow(
      'audit events are never changed or deleted',
    )
  })
})

import { createAudit } from '@gwirio/audit'
import { createBlindIndex, createFieldCipher, openDatabase, openJobs } from '@gwirio/database'
import { systemClock } from '@gwirio/service-kit'
import { forThisFile, startMailWorld } from '@gwirio/testing'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openBorder } from '../src/border/open-border.ts'
import type { Context } from '../src/context.ts'
import { clearUnknownMail, readReceivedMail } from '../src/store/received-mail.ts'
import { schema } from '../src/store/schema.ts'
import type { Database } from '../src/store/tables.ts'
import { createVault, type Vault } from '../src/store/vault.ts'
import {
  replyDomain,
  startAndPrompt,
  startWorld,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())
let vault: Vault
beforeAll(async () => {
  const cipher = createFieldCipher(world.config.fieldKeys)
  vault = createVault(cipher, createBlindIndex(world.config.indexKey))
})

describe('the border', () => {
  it('has the message and its connection committed when it says 250', async () => {
    const { mailId } = await sendAndFind('the very words')
    const kept = await readReceivedMail(world.db.withSchema(schema.schema), vault, mailId)
    expect(kept).toMatchObject({
      wayIn: 'smtp',
      viaEdge: false,
      remoteAddress: '127.0.0.1',
      helo: 'mx.world.example',
      mailFrom: 'nobody@post.example',
      recipients: [`verify@${replyDomain}`],
      tls: null,
    })
    const raw = Buffer.from(kept.raw).toString()
    expect(raw).toMatch(/^DKIM-Signature:/)
    expect(raw).toMatch(/\r\n\r\nthe very words\r\n$/)
  })

  it('keeps nothing personal of it in the clear', async () => {
    const { row } = await sendAndFind('words from siân')
    for (const box of [row.raw, row.mailFrom, row.recipients])
      expect(box?.toString('latin1')).not.toMatch(/nobody|words|gwirio/)
  })

  it('says 451 while the database is away, and loses nothing', async () => {
    const started = await startAndPrompt(world)
    const text = world.smsCode.codeOf(started.key.verificationId)
    await using broken = await startBrokenBorder()
    const refused = await broken.mail.send({
      from: started.party.address,
      to: started.prompt.replyTo,
      text,
    })
    expect(refused).toMatchObject({ accepted: false, responseCode: 451, reason: 'deferred' })
    expect(broken.lines.join()).not.toMatch(/post\.example|\d{6}/)
    expect(await replyTo(world, started, { text })).toMatchObject({ accepted: true })
    await waitForChange(world, started.key, 'verified')
  })

  it('takes mail for its own domains only', async () => {
    await using other = await startMailWorld({
      services: [{ domain: 'other.example', smtpPort: world.smtpPort }],
    })
    expect(await other.send({ from: 'a@post.example', to: 'b@other.example' })).toMatchObject({
      accepted: false,
      responseCode: 550,
    })
  })
})

describe('mail that belongs to nobody', () => {
  it('loses its content after its time, and nothing else does', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: world.smsCode.codeOf(started.key.verificationId) })
    await waitForChange(world, started.key, 'verified')
    const old = await sendAndFind('old words')
    world.clock.advance({ seconds: 31 * 86_400 })
    const fresh = await sendAndFind('fresh words')
    const monthAgo = new Date(world.clock.now().getTime() - 30 * 86_400_000)
    await clearUnknownMail(world.db.withSchema(schema.schema), monthAgo)
    const rows = await journal()
    expect(rows.find(({ mailId }) => mailId === old.mailId)).toMatchObject({
      raw: null,
      mailFrom: null,
      outcome: 'unknown',
    })
    expect(rows.find(({ mailId }) => mailId === fresh.mailId)?.raw).not.toBeNull()
    expect(rows.find(({ outcome }) => outcome === 'matched')?.raw).not.toBeNull()
  })
})

async function sendAndFind(text: string) {
  const before = new Set((await journal()).map(({ mailId }) => mailId))
  const sent = await world.mail.send({
    from: 'nobody@post.example',
    to: `verify@${replyDomain}`,
    text,
  })
  expect(sent).toMatchObject({ accepted: true })
  const row = (await journal()).find(({ mailId }) => !before.has(mailId))
  if (!row) throw new Error('The journal does not hold it')
  await vi.waitFor(async () => {
    const read = (await journal()).find(({ mailId }) => mailId === row.mailId)
    expect(read).toMatchObject({ outcome: 'unknown' })
  }, waiting)
  return { mailId: row.mailId, row }
}

function journal() {
  return world.db.withSchema(schema.schema).selectFrom('receivedMail').selectAll().execute()
}

/** A border of its own whose database is away, and a mail provider that delivers to it. */
async function startBrokenBorder() {
  const stack = new AsyncDisposableStack()
  const url = 'postgres://gwirio@127.0.0.1:1/nothing-listens-here'
  const db = openDatabase<Database>({ url })
  stack.defer(() => db.destroy())
  const lines: string[] = []
  const note = (fields: object, message: string) => {
    lines.push(JSON.stringify([fields, message]))
  }
  const log = { info: note, warn: note, error: note } as unknown as Context['log']
  const jobs = stack.use(openJobs({ url, schema: schema.schema, log }))
  const cipher = createFieldCipher(world.config.fieldKeys)
  const context = {
    db,
    jobs,
    vault,
    log,
    clock: systemClock,
    audit: createAudit({ service: 'email-verification', cipher }),
    mail: { serverName: replyDomain },
  } as unknown as Context
  const border = stack.use(await openBorder(context, { ...world.config, domains: [replyDomain] }))
  const mail = stack.use(
    await startMailWorld({ services: [{ domain: replyDomain, smtpPort: border.smtpPort }] }),
  )
  return { mail, lines, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

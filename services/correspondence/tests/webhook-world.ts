import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createAudit } from '@gwirio/audit'
import { createBlindIndex, createFieldCipher, openDatabase, openJobs } from '@gwirio/database'
import { createLogger } from '@gwirio/service-kit'
import { startStandIn, startTestIssuer } from '@gwirio/service-kit/testing'
import { fixedClock } from '@gwirio/testing'
import { actOn } from '../src/act-on.ts'
import type { Cause } from '../src/cause.ts'
import { ourselves } from '../src/context.ts'
import type { Command } from '../src/rules/model.ts'
import { insertChanges } from '../src/store/changes.ts'
import { insertCorrespondence, lockCorrespondence } from '../src/store/correspondence.ts'
import type { CorrespondenceRecord } from '../src/store/correspondence-record.ts'
import { schema } from '../src/store/schema.ts'
import type { Database } from '../src/store/tables.ts'
import { createVault } from '../src/store/vault.ts'
import { startWebhookJobs, webhookRoutes } from '../src/webhooks/index.ts'
import { recordWebhookEvents } from '../src/webhooks/record-webhook-events.ts'
import type { WebhookContext } from '../src/webhooks/webhook-context.ts'
import { createDatabase } from './database.ts'

/** The part of the service that tells clients, on a real database; jobs run only where they are asked to. */
export async function startWebhookWorld(options: { isLocal?: boolean; runsJobs?: boolean } = {}) {
  await using starting = new AsyncDisposableStack()
  const clock = fixedClock('2026-11-22T10:00:00.000Z')
  const database = starting.use(await createDatabase())
  const url = database.url(schema.role)
  const db = openDatabase<Database>({ url, applicationName: 'test' })
  starting.defer(() => db.destroy())
  const cipher = createFieldCipher({ current: 'k1', keys: { k1: randomBytes(32) } })
  const log = createLogger({ service: 'test', level: 'silent' })
  const context: WebhookContext = {
    config: { localWebhooks: options.isLocal ?? true, webhookReplayDays: 30 },
    db,
    vault: createVault(cipher, createBlindIndex(randomBytes(32))),
    audit: createAudit({ service: 'correspondence', cipher }),
    jobs: starting.use(openJobs({ url, schema: schema.schema, log, pollSeconds: 1 })),
    clock,
  }
  if (options.runsJobs) await startWebhookJobs(context)
  const issuer = starting.use(await startTestIssuer({ clock }))
  const routes = webhookRoutes(context)
  const service = 'correspondence'
  const http = starting.use(await startStandIn({ service, routes, issuer: issuer.issuer, clock }))
  const started = starting.move()
  return {
    context,
    clock,
    adminUrl: database.adminUrl,
    /** How a client reaches it. */
    as: (clientId: string) => ({
      baseUrl: http.url,
      token: () =>
        issuer.token({ audience: 'urn:gwirio:api', scope: 'correspondence:send', clientId }),
    }),
    submit: (clientId = 'reports', more: Partial<CorrespondenceRecord> = {}) =>
      submit(context, { clientId, ...more }),
    /** @param who instead of the service itself */
    act: (record: CorrespondenceRecord, command: Command, who: Partial<Cause> = {}) =>
      act(context, record, { command, who }),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

/** As the service keeps what is handed over, without what this is not about. */
async function submit(
  context: WebhookContext,
  more: Partial<CorrespondenceRecord>,
): Promise<CorrespondenceRecord> {
  const now = context.clock.now()
  const id = randomUUID()
  const record: CorrespondenceRecord = {
    state: 'queued', reason: null, submittedBy: 'reports', readyAt: now, isPastRecall: false,
    giveUpAt: new Date(now.getTime() + 72 * 3_600_000), attempts: 0, sentAt: null, deliveredAt: null,
    releasedBy: null, caseId: randomUUID(), correspondenceId: id, partyId: randomUUID(),
    verificationId: randomUUID(), caseReference: 'GW26P00123', partyReference: '1', area: 'gwent',
    kind: 'letter', reference: 'R-1', wayIn: 'http', clientId: 'reports', messageId: `<${id}@x.example>`,
    findings: [], version: 1, submittedAt: now, handOver: null, submitterName: null,
    address: 'gwen@post.example', addressIndex: context.vault.addressIndex('gwen@post.example'),
    returnToken: id, documents: [], ...more,
  } // biome-ignore format: a row
  const made = { changes: [{ kind: 'submitted', reason: null }], after: 0, at: now } as const
  await context.db.transaction().execute(async (tx) => {
    await insertCorrespondence(tx, context.vault, { record, message: Buffer.from('a letter') })
    await insertChanges(tx, context.vault, record, { ...made, maker: null })
    await recordWebhookEvents(tx, context, record, made)
  })
  return record
}

async function act(
  context: WebhookContext,
  key: CorrespondenceRecord,
  { command, who }: { command: Command; who: Partial<Cause> },
): Promise<CorrespondenceRecord> {
  return context.db.transaction().execute(async (tx) => {
    const record = await lockCorrespondence(tx, context.vault, key)
    if (!record) throw new Error('not found')
    const cause: Cause = { actor: ourselves, at: context.clock.now(), ...who }
    const acting = context as unknown as Parameters<typeof actOn>[1]
    const changed = await actOn(tx, acting, record, { command, cause })
    if ('refused' in changed) throw new Error(changed.refused)
    return changed
  })
}

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A real HTTP receiver that answers as it is told, by a status or by silence. */
export async function startReceiver() {
  const received: Received[] = []
  let answer: (got: Received) => number | 'silence' = () => 204
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const got = { headers: request.headers, body }
      received.push(got)
      const status = answer(got)
      if (status !== 'silence') response.writeHead(status, { location: '/elsewhere' }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    /** What was told, as `kind`s. */
    kinds: () => received.map(({ body }) => JSON.parse(body).data.change as string),
    answer: (next: (got: Received) => number | 'silence') => {
      answer = next
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

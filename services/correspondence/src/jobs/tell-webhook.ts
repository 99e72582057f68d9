import type { Transaction } from 'kysely'
import { ourselves } from '../context.ts'
import { type PostOutcome, postWebhook } from '../gateways/post-webhook.ts'
import {
  nextOfferAt,
  oldSecretGoodUntil,
  restAfterFailures,
  stateAfterFailure,
} from '../rules/webhook-offers.ts'
import { queues } from '../store/schema.ts'
import type { Database } from '../store/tables.ts'
import { type EventRow, findNextEvent, type Telling, updateEvent } from '../store/webhook-events.ts'
import { lockWebhook, updateWebhook, type WebhookRecord } from '../store/webhooks.ts'
import { signedHeaders } from '../webhooks/sign.ts'
import type { WebhookContext } from '../webhooks/webhook-context.ts'

/** Longer than an attempt may take: after that whoever claimed an event has died. */
const claimMilliseconds = 30_000

interface Claim {
  readonly webhook: WebhookRecord
  readonly event: EventRow
  /** This attempt too. */
  readonly attempts: number
}

/**
 * Tells one receiver all that is due about one letter, in order: a later change waits until the one before it was
 * delivered or given up.
 */
export async function tellWebhook(context: WebhookContext, telling: Telling): Promise<void> {
  for (;;) {
    const claim = await context.db.transaction().execute((tx) => claimNext(tx, context, telling))
    if (!claim) return
    const outcome = await offer(context, claim)
    const settled = context.db.transaction()
    const goesOn = await settled.execute((tx) => settle(tx, context, { claim, outcome }))
    if (!goesOn) return
  }
}

/** Nothing to do, or not yet: then a job for it is enqueued. */
async function claimNext(
  tx: Transaction<Database>,
  context: WebhookContext,
  telling: Telling,
): Promise<Claim | null> {
  const now = context.clock.now()
  const webhook = await lockWebhook(tx, context.vault, telling.webhookId)
  if (!webhook || webhook.state === 'disabled') return null
  const event = await findNextEvent(tx, telling)
  if (!event || (event.claimedUntil && event.claimedUntil > now)) return null
  const dueAt = latest(event.nextAt, webhook.restUntil)
  if (dueAt && dueAt > now) {
    await tellLater(tx, context, { telling, at: dueAt })
    return null
  }
  const attempts = event.attempts + 1
  const claimedUntil = new Date(now.getTime() + claimMilliseconds)
  await updateEvent(tx, event, { attempts, claimedUntil })
  return { webhook, event, attempts }
}

function offer(
  { clock, config }: WebhookContext,
  { webhook, event: { eventId: id, body } }: Claim,
): Promise<PostOutcome> {
  const now = clock.now()
  const { secret, oldSecret, oldSecretUntil } = webhook
  const isOldGood = oldSecretGoodUntil(oldSecretUntil, now) !== null
  const secrets = [secret, ...(isOldGood && oldSecret ? [oldSecret] : [])]
  const headers = signedHeaders({ id, body }, { secrets, now })
  return postWebhook({ url: webhook.url, headers, body }, { isLocal: config.localWebhooks })
}

/** @returns whether the next change may be told now */
async function settle(
  tx: Transaction<Database>,
  context: WebhookContext,
  { claim, outcome }: { claim: Claim; outcome: PostOutcome },
): Promise<boolean> {
  const now = context.clock.now()
  const webhook = await lockWebhook(tx, context.vault, claim.webhook.webhookId)
  if (!webhook) return false
  if (outcome === 'taken') {
    await updateEvent(tx, claim.event, { deliveredAt: now, claimedUntil: null })
    const health = { failures: 0, failingSince: null, restUntil: null, lastDeliveredAt: now }
    const state = webhook.state === 'disabled' ? webhook.state : 'active'
    await updateWebhook(tx, webhook.webhookId, { ...health, state })
    return state === 'active'
  }
  await recordFailure(tx, context, { webhook, outcome, now })
  const { event, attempts } = claim
  const { offeredAt } = event
  const nextAt = nextOfferAt({ attempts, offeredAt, now, random: Math.random() })
  await updateEvent(tx, event, { claimedUntil: null, nextAt, gaveUpAt: nextAt ? null : now })
  if (nextAt) await tellLater(tx, context, { telling: event, at: nextAt })
  return nextAt === null
}

async function recordFailure(
  tx: Transaction<Database>,
  { audit }: WebhookContext,
  { webhook, outcome, now }: { webhook: WebhookRecord; outcome: PostOutcome; now: Date },
): Promise<void> {
  if (webhook.state === 'disabled') return
  const failures = webhook.failures + 1
  const failingSince = webhook.failingSince ?? now
  const state = outcome === 'gone' ? 'disabled' : stateAfterFailure(failingSince, now)
  const restUntil = restAfterFailures(failures, now)
  await updateWebhook(tx, webhook.webhookId, { failures, failingSince, state, restUntil })
  if (state !== 'disabled') return
  await audit.append(tx, {
    caseId: null,
    action: 'webhook.disabled',
    actor: ourselves,
    occurredAt: now,
    reason: outcome === 'gone' ? 'gone' : 'failed-too-long',
    details: { webhookId: webhook.webhookId, clientId: webhook.clientId },
  })
}

async function tellLater(
  tx: Transaction<Database>,
  { jobs }: WebhookContext,
  { telling, at }: { telling: Telling; at: Date },
): Promise<void> {
  const { caseId, correspondenceId, webhookId } = telling
  const key = { caseId, correspondenceId, webhookId }
  await jobs.enqueue(tx, queues.tellWebhook, key, { startAfter: at })
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one > other ? one : other
}

import { z } from 'zod'
import { correspondenceItem } from './correspondence.ts'
import { correspondenceChangeKind } from './correspondence-words.ts'
import type { Operation } from './operation.ts'
import { instant, uuid } from './words.ts'

/**
 * The body of a webhook (Standard Webhooks 1.0.0: headers `webhook-id`, `webhook-timestamp`, `webhook-signature`). Its
 * `webhook-id` is the same at every attempt and replay: who takes it remembers it.
 */
export const webhookEvent = z.strictObject({
  type: z.string().regex(/^correspondence\.[a-z-]+$/),
  timestamp: instant,
  data: correspondenceItem.omit({ partyId: true, area: true }).extend({
    change: correspondenceChangeKind,
    sequence: z.int(),
  }),
})
export type WebhookEvent = z.infer<typeof webhookEvent>

export const webhookView = z.strictObject({
  webhookId: uuid,
  url: z.string(),
  state: z.enum(['active', 'failing', 'disabled']),
  secretChangedAt: instant,
  oldSecretUntil: instant.nullable(),
  lastDeliveredAt: instant.nullable(),
})
export type WebhookView = z.infer<typeof webhookView>

const onWebhook = z.strictObject({ webhookId: uuid })
const withSecret = z.strictObject({
  webhook: webhookView,
  secret: z.string().meta({ description: '`whsec_…`, shown once' }),
})

export const addWebhook = {
  id: 'addWebhook',
  summary:
    'Have changes of what this client sends told to an address; answers with the secret once',
  method: 'post',
  path: '/v1/webhooks',
  scope: 'correspondence:send',
  example: { body: { url: 'https://reports.example/gwirio' } },
  body: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(500) }),
  status: 201,
  result: withSecret,
  refusals: ['webhook-address', 'too-many-webhooks'],
} as const satisfies Operation

export const listWebhooks = {
  id: 'listWebhooks',
  summary: "The client's webhooks",
  method: 'get',
  path: '/v1/webhooks',
  scope: 'correspondence:send',
  status: 200,
  result: z.strictObject({ webhooks: z.array(webhookView) }),
  refusals: [],
} as const satisfies Operation

export const changeWebhookSecret = {
  id: 'changeWebhookSecret',
  summary: 'A new secret; for some hours each event is signed with the old one too',
  method: 'post',
  path: '/v1/webhooks/:webhookId/secret',
  scope: 'correspondence:send',
  params: onWebhook,
  example: { body: { keepOldHours: 24 } },
  body: z.strictObject({ keepOldHours: z.int().min(0).max(168) }),
  status: 200,
  result: withSecret,
  refusals: ['webhook-not-found'],
} as const satisfies Operation

export const replayWebhook = {
  id: 'replayWebhook',
  summary: 'Tell everything since then again, oldest first; also after a webhook was disabled',
  method: 'post',
  path: '/v1/webhooks/:webhookId/replay',
  scope: 'correspondence:send',
  params: onWebhook,
  example: { body: { since: '2026-11-22T10:00:00Z' } },
  body: z.strictObject({ since: instant }),
  status: 202,
  result: z.strictObject({ events: z.int() }),
  refusals: ['webhook-not-found'],
} as const satisfies Operation

export const removeWebhook = {
  id: 'removeWebhook',
  summary: 'Tell nothing there any more',
  method: 'post',
  path: '/v1/webhooks/:webhookId/remove',
  scope: 'correspondence:send',
  params: onWebhook,
  status: 204,
  result: z.undefined(),
  refusals: ['webhook-not-found'],
} as const satisfies Operation

export const webhookOperations = [
  addWebhook,
  listWebhooks,
  changeWebhookSecret,
  replayWebhook,
  removeWebhook,
] as const

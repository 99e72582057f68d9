import {
  addWebhook,
  changeWebhookSecret,
  listWebhooks,
  type Operation,
  removeWebhook,
  replayWebhook,
  type WebhookView,
} from '@gwirio/contracts'
import type { AnswerTo, Ask, CallOptions } from './call.ts'

/** `secret` is shown once: keep it where `checkWebhook` finds it. */
export interface NewSecret {
  readonly webhook: WebhookView
  readonly secret: string
}

/** Where changes of what this client sends are told. */
export interface Webhooks {
  add(url: string, options?: CallOptions): Promise<AnswerTo<typeof addWebhook>>
  list(options?: CallOptions): Promise<readonly WebhookView[]>
  /** A new secret; for `keepOldHours` each event is signed with the old one too. */
  rotate(
    webhookId: string,
    options: CallOptions & { readonly keepOldHours: number },
  ): Promise<AnswerTo<typeof changeWebhookSecret>>
  /** Tells everything since then again, oldest first, under the same `webhook-id`s. */
  replay(
    webhookId: string,
    options: CallOptions & { readonly since: Date },
  ): Promise<AnswerTo<typeof replayWebhook>>
  remove(webhookId: string, options?: CallOptions): Promise<AnswerTo<typeof removeWebhook>>
}

/** Adding and rotating are not asked again where an answer was lost: its secret would be lost with it. */
export function createWebhooks(ask: Ask): Webhooks {
  const call = <Op extends Operation>(operation: Op, input: object, isRepeatable: boolean) =>
    ask('correspondence', operation, { ...input, isRepeatable })
  return {
    add: (url, options) => call(addWebhook, { ...options, body: { url } }, false),
    async list(options) {
      return (await call(listWebhooks, { ...options }, true)).webhooks
    },
    rotate: (webhookId, { keepOldHours, ...options }) =>
      call(
        changeWebhookSecret,
        { ...options, params: { webhookId }, body: { keepOldHours } },
        false,
      ),
    replay: (webhookId, { since, ...options }) =>
      call(
        replayWebhook,
        { ...options, params: { webhookId }, body: { since: since.toISOString() } },
        true,
      ),
    remove: (webhookId, options) =>
      call(removeWebhook, { ...options, params: { webhookId } }, false),
  }
}

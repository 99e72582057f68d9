import type { Config } from '../config.ts'
import type { Context } from '../context.ts'

/** What webhooks need of it. */
export type WebhookContext = Pick<Context, 'db' | 'vault' | 'audit' | 'jobs' | 'clock'> & {
  readonly config: Pick<Config, 'localWebhooks' | 'webhookReplayDays'>
}

/** What is sealed is a Buffer. */
export interface WebhookTables {
  webhook: WebhookTable
  webhookEvent: WebhookEventTable
}

interface WebhookTable {
  webhookId: string
  clientId: string
  url: Buffer
  secret: Buffer
  secretChangedAt: Date
  oldSecret: Buffer | null
  oldSecretUntil: Date | null
  state: 'active' | 'failing' | 'disabled'
  /** In a row. */
  failures: number
  failingSince: Date | null
  /** Nothing is tried there before that. */
  restUntil: Date | null
  lastDeliveredAt: Date | null
  addedAt: Date
}

interface WebhookEventTable {
  caseId: string
  correspondenceId: string
  webhookId: string
  sequence: number
  /** The `webhook-id`: the same at every attempt and replay. */
  eventId: string
  /** JSON as it is signed: how things stood then. */
  body: string
  at: Date
  /** When it was first due, or due again after a replay: its attempts end 24 hours later. */
  offeredAt: Date
  attempts: number
  nextAt: Date | null
  /** Somebody is at it until then. */
  claimedUntil: Date | null
  deliveredAt: Date | null
  gaveUpAt: Date | null
}

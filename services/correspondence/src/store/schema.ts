/** Work that must happen, by the queue it waits in. */
export const queues = {
  handOver: 'hand-over',
  reportDelivery: 'report-delivery',
  readReturned: 'read-returned',
  clearReturned: 'clear-returned',
  freezeParty: 'freeze-party',
  tellWebhook: 'tell-webhook',
  tellAgain: 'tell-webhook-again',
  forgetTold: 'forget-told-webhooks',
} as const

/** As long as it is not heard, the gate stays open: hourly for about a month once the first day is over. */
export const reportOptions = { retryLimit: 34 + 30 * 24 } as const

/** Where the service keeps its rows, and as whom: for `migrateSchema`. */
export const schema = {
  schema: 'correspondence',
  role: 'gwirio_correspondence',
  folder: `${import.meta.dirname}/../../migrations`,
  jobQueues: Object.values(queues),
}

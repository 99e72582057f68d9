/** Work that must happen, by the queue it waits in. */
export const queues = { sendText: 'send-text', reportText: 'report-text' } as const

/** Where the service keeps its rows, and as whom: for `migrateSchema`. */
export const schema = {
  schema: 'sms_code',
  role: 'gwirio_sms_code',
  folder: `${import.meta.dirname}/../../migrations`,
  jobQueues: Object.values(queues),
}

/** Work that must happen, by the queue it waits in. */
export const queues = { reportPartyChange: 'report-party-change' } as const

/** Where the service keeps its rows, and as whom: for `migrateSchema`. */
export const schema = {
  schema: 'identity_check',
  role: 'gwirio_identity_check',
  folder: `${import.meta.dirname}/../../migrations`,
  jobQueues: Object.values(queues),
}

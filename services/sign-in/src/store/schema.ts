/** Work that must happen, by the queue it waits in. */
export const queues = { tellSignOut: 'tell-sign-out' } as const

/** Where the service keeps its rows, and as whom: for `migrateSchema`. */
export const schema = {
  schema: 'sign_in',
  role: 'gwirio_sign_in',
  folder: `${import.meta.dirname}/../../migrations`,
  jobQueues: Object.values(queues),
}

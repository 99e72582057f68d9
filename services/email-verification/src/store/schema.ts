import { queues } from '../jobs/queues.ts'

/** Where the service keeps its rows, and as whom: for `migrateSchema`. */
export const schema = {
  schema: 'email_verification',
  role: 'gwirio_email_verification',
  folder: `${import.meta.dirname}/../../migrations`,
  jobQueues: queues,
}

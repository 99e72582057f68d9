export { afterCommit } from './after-commit.ts'
export { type BlindIndex, createBlindIndex } from './blind-index.ts'
export { dumpSchema } from './dump-schema.ts'
export { type EncryptionKeys, parseEncryptionKeys } from './encryption-keys.ts'
export { createFieldCipher, type FieldCipher } from './field-cipher.ts'
export { newId } from './id.ts'
export {
  type JobHandler,
  type JobInfo,
  type JobOptions,
  type Jobs,
  type JobsLog,
  openJobs,
} from './jobs.ts'
export { jsonb } from './jsonb.ts'
export { migrateSchema } from './migrate-schema.ts'
export { openDatabase } from './open-database.ts'
export { auditWriterRole, prepareRoles } from './prepare-roles.ts'

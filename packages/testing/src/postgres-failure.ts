import { dirname } from 'node:path'
import type { PostgresFolder } from './postgres-folder.ts'

/** Turns what PostgreSQL wrote before it gave up into one line with the remedy. */
export function explainFailure(output: string, folder: PostgresFolder): Error {
  const known = remedies.find(({ pattern }) => pattern.test(output))
  const place = dirname(folder.data)
  if (known) return new Error(`PostgreSQL cannot start in ${place}: ${known.remedy}`)
  const lines = output.trim().split('\n')
  const line = lines.find((candidate) => /FATAL|PANIC|error:/.test(candidate)) ?? lines.at(-1)
  return new Error(
    `PostgreSQL cannot start in ${place}: ${line?.trim() || 'it gave no reason'} (more in ${folder.log})`,
  )
}

const remedies = [
  {
    pattern: /No space left on device/,
    remedy: 'the disk is full. Free some space there and start again.',
  },
  {
    pattern: /Address already in use/,
    remedy: 'its port is in use. Stop the program that uses it, or choose another port.',
  },
  {
    pattern: /Permission denied|has wrong ownership|must be owned by/,
    remedy:
      'its files belong to another user. Start as that user, or delete the folder to start afresh.',
  },
  {
    pattern: /incompatible with server|initialized by PostgreSQL version/,
    remedy:
      'its data were made by another PostgreSQL version. Start with that version, or delete the folder to start afresh.',
  },
]

/** What PostgreSQL wrote before it gave up. */
export class PostgresOutput extends Error {}

/** Turns an error of a start into one line with the remedy, where we know one. */
export function explainFailure(error: unknown, folder: string): Error {
  const text = error instanceof Error ? error.message : String(error)
  const known = remedies.find(({ pattern }) => pattern.test(text))
  if (known)
    return new Error(`PostgreSQL cannot start in ${folder}: ${known.remedy}`, { cause: error })
  if (!(error instanceof PostgresOutput)) return error instanceof Error ? error : new Error(text)
  const lines = text.trim().split('\n')
  const reason = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1)
  return new Error(`PostgreSQL cannot start in ${folder}: ${reason?.trim() || 'it gave no reason'}`)
}

const remedies = [
  {
    pattern: /no space left|could not extend file|could not write/i,
    remedy: 'the disk is full. Free some space there and start again.',
  },
  {
    pattern: /Address already in use/,
    remedy: 'its port is in use. Stop the program that uses it, or choose another port.',
  },
  {
    pattern: /permission denied|operation not permitted|has wrong ownership/i,
    remedy:
      'this user may not use the files there. Start as their owner, or delete the folder to start afresh.',
  },
  {
    pattern: /read-only file system/i,
    remedy: 'the file system there is read-only. Choose a folder that can be written to.',
  },
  {
    pattern: /incompatible with server|initialized by PostgreSQL version/,
    remedy:
      'its data were made by another PostgreSQL version. Delete the folder to start afresh, or start that version.',
  },
  {
    pattern: /password authentication failed|no such file.*password/i,
    remedy:
      'the password file does not fit the data. Restore it, or delete the folder to start afresh.',
  },
]

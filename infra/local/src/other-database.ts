import { isPrepared } from '@gwirio/database'
import { LocalError } from './local-error.ts'
import { hasSecrets } from './secrets.ts'

/**
 * Looks whether another PostgreSQL can be used: it answers, and what it holds was sealed with the secrets of this folder.
 *
 * @returns its URL
 * @throws {LocalError} one line with the remedy
 */
export async function checkOtherDatabase(adminUrl: string, dataFolder: string): Promise<string> {
  const prepared = await isPrepared(adminUrl).catch((cause: NodeJS.ErrnoException) => {
    throw new LocalError(
      `The PostgreSQL of DATABASE_URL cannot be used (${cause.code ?? cause.name}): check that it runs, and the user and password in the URL.`,
      { cause },
    )
  })
  if (prepared && !hasSecrets(dataFolder)) {
    throw new LocalError(
      'The database of DATABASE_URL was set up with secrets that are not in DATA_FOLDER: name that folder, or an empty database.',
    )
  }
  return adminUrl
}

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type MailFileProblem, readMailFile } from '@gwirio/mail'
import { keepMail } from '../border/keep-mail.ts'
import type { Context } from '../context.ts'

/** What is told while the files are taken, in order. */
export interface ImportWatcher {
  refused(file: string, reason: MailFileProblem): void
  progress(files: number, allFiles: number): void
}

export interface ImportResult {
  readonly taken: number
  readonly takenBefore: number
  readonly refused: number
}

/**
 * Takes every `.eml` file below a folder into the journal, from where the service reads it like any reply. The same
 * file is taken once, however often and wherever from it is imported.
 *
 * @throws when the folder or a file in it cannot be read
 */
export async function importFolder(
  context: Pick<Context, 'db' | 'vault' | 'jobs' | 'clock'>,
  folder: string,
  watcher: ImportWatcher,
): Promise<ImportResult> {
  const files = await listFiles(folder)
  const result = { taken: 0, takenBefore: 0, refused: 0 }
  for (const [index, file] of files.entries()) {
    const mail = await readMailFile(join(folder, file), context)
    if ('refused' in mail) {
      result.refused += 1
      watcher.refused(file, mail.refused)
    } else if (await keepMail(context, mail)) result.taken += 1
    else result.takenBefore += 1
    watcher.progress(index + 1, files.length)
  }
  return result
}

async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => /\.eml$/i.test(name)).toSorted()
}

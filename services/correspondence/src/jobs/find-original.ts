import { readReturnPath } from '@gwirio/mail'
import type { Context } from '../context.ts'
import type { CorrespondenceKey } from '../store/correspondence.ts'
import { findByReturnToken } from '../store/returned-mail.ts'

/** What left under the first of these addresses that is a return path of ours, which nobody can guess. */
export async function findOriginal(
  { db, vault, config }: Pick<Context, 'db' | 'vault' | 'config'>,
  addresses: readonly string[],
): Promise<CorrespondenceKey | null> {
  for (const address of addresses) {
    const token = readReturnPath(address, config.returnDomain)
    const found = token && (await findByReturnToken(db, vault, token))
    if (found) return found
  }
  return null
}

import type { Context } from '../context.ts'
import { VirusScannerError } from '../gateways/clamd.ts'
import type { ContentFacts } from '../rules/judge-content.ts'
import type { ReadContent } from './read-content.ts'

/** Each document, and a message of a client also whole. Words that we make a message of hold no virus. */
export async function scanForViruses(
  { scanner, log }: Pick<Context, 'scanner' | 'log'>,
  { documents, raw }: Pick<ReadContent, 'documents' | 'raw'>,
): Promise<ContentFacts['virus']> {
  const scanned = [...documents.map(({ bytes }) => bytes), ...(raw ? [raw] : [])]
  if (scanned.length === 0) return 'clean'
  if (!scanner) return 'not-scanned'
  const found = await Promise.allSettled(scanned.map((bytes) => scanner.scan(bytes)))
  if (found.some((each) => each.status === 'fulfilled' && each.value === 'infected'))
    return 'infected'
  const failed = found.find((each) => each.status === 'rejected')
  if (!failed) return 'clean'
  if (!(failed.reason instanceof VirusScannerError)) throw failed.reason
  log.error({ err: failed.reason }, 'the virus scanner could not say')
  return 'not-scanned'
}

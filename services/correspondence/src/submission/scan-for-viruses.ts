import { type Refusal, refuse } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import { VirusScannerError } from '../gateways/clamd.ts'
import type { ContentFacts } from '../rules/judge-content.ts'
import type { ReadContent } from './read-content.ts'

/** Each document, and a message of a client also whole. Words that we make a message of hold no virus. */
export async function scanForViruses(
  { scanner, turns, log }: Pick<Context, 'scanner' | 'turns' | 'log'>,
  { content: { documents, raw }, whose }: { content: ReadContent; whose: string },
): Promise<ContentFacts['virus'] | Refusal<'busy'>> {
  const scanned = [...documents.map(({ bytes }) => bytes), ...(raw ? [raw] : [])]
  if (scanned.length === 0) return 'clean'
  if (!scanner) return 'not-scanned'
  const scans = scanned.map((bytes) => () => settle(scanner.scan(bytes)))
  const found = await turns.scanning.runAll(scans, whose)
  if (!found) return refuse('busy')
  if (found.some((each) => each.status === 'fulfilled' && each.value === 'infected'))
    return 'infected'
  const failed = found.find((each) => each.status === 'rejected')
  if (!failed) return 'clean'
  if (!(failed.reason instanceof VirusScannerError)) throw failed.reason
  log.error({ err: failed.reason }, 'the virus scanner could not say')
  return 'not-scanned'
}

async function settle<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [settled] = await Promise.allSettled([work])
  return settled
}

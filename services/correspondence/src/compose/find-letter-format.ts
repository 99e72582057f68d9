import { type GateSubject, type LetterFormat, ServiceError } from '@gwirio/contracts'
import type { Context } from '../context.ts'

/** What the party asked for; the standard while identity-check is away: what is composed then waits for a person anyway. */
export async function findLetterFormat(
  { details, log }: Pick<Context, 'details' | 'log'>,
  party: GateSubject,
): Promise<LetterFormat> {
  try {
    return await details.letterFormat(party)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.warn({ code: error.code }, 'nobody said how the party gets letters')
    return 'standard'
  }
}

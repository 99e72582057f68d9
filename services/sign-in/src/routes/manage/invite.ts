import type { Enrolment } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import type { Context } from '../../context.ts'
import { digestEnrolmentCode, makeEnrolmentCode } from '../../credentials/enrolment-code.ts'
import { putEnrolment } from '../../store/enrolments.ts'
import type { Database } from '../../store/tables.ts'

/** Makes the code with which a person chooses how to sign in; only its digest is kept. */
export async function invite(
  { clock, config }: Context,
  tx: Transaction<Database>,
  staffId: string,
): Promise<Enrolment> {
  const code = makeEnrolmentCode()
  const expiresAt = new Date(clock.now().getTime() + config.enrolmentHours * 3_600_000)
  await putEnrolment(tx, { staffId, codeDigest: digestEnrolmentCode(code), expiresAt })
  return { code, until: expiresAt.toISOString() }
}

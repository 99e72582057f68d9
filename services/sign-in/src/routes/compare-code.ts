import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { findTotpStep } from '../credentials/totp.ts'
import { findStaff, totpContext, useTotpStep } from '../store/staff-accounts.ts'
import type { Database } from '../store/tables.ts'
import type { Verdict } from './interaction.ts'

/** Who signed in, or what was wrong: for the record, never for the page. */
export type Decision =
  | { staffId: string }
  | { refused: 'wrong-password' | 'wrong-code' | 'used-code' }

const nobody = '00000000-0000-0000-0000-000000000000'

/** Decides by password and code. Does the same for everybody, so that the time tells nothing either. */
export async function compareCode(
  { cipher, clock }: Context,
  tx: Transaction<Database>,
  verdict: Verdict,
  code: string,
): Promise<Decision> {
  const staff = await findStaff(tx, verdict.staffId ?? nobody)
  const secret = staff?.totpBox && cipher.open(staff.totpBox, totpContext(staff.staffId))
  const step = await findTotpStep(secret ?? undefined, code, clock.now())
  if (!staff) return { refused: 'wrong-password' }
  if (step === null) return { refused: 'wrong-code' }
  const { staffId } = staff
  return (await useTotpStep(tx, { staffId, step })) ? { staffId } : { refused: 'used-code' }
}

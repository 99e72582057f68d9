import { timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { type Context, serviceName } from '../../context.ts'
import { makeTotpSecret } from '../../credentials/authenticator.ts'
import { digestEnrolmentCode } from '../../credentials/enrolment-code.ts'
import { wordsOf } from '../../pages/pages.ts'
import { comparableUsername } from '../../rules/username.ts'
import { lockEnrolment, updateEnrolment } from '../../store/enrolments.ts'
import { lockByUsername } from '../../store/staff-accounts.ts'
import type { Database } from '../../store/tables.ts'
import { giveBack, lanesOfEnrolment, takeTries } from '../../tries.ts'
import { languageOf, type SignInSurroundings } from '../interaction.ts'
import { sayWait } from '../say-wait.ts'
import { trierOf } from '../trier.ts'
import { attemptSeconds, beginAttempt, boxContext } from './attempt.ts'
import { showEnrol } from './show.ts'

const form = z.object({
  username: z.string().max(200).catch(''),
  enrolmentCode: z.string().max(100).catch(''),
})
type Form = z.output<typeof form>

/** Takes username and code; the code is used up when the person is through, not before. */
export function submitEnrolmentCode(surroundings: SignInSurroundings): RequestHandler {
  const { context } = surroundings
  return async (request, response) => {
    const given = form.parse(request.body ?? {})
    const { username } = given
    const say = wordsOf(languageOf(request, null))
    const missing = (['username', 'enrolmentCode'] as const).filter((field) => !given[field].trim())
    if (missing.length > 0) {
      const errors = missing.map((field) => ({ field, text: say[`${field}-missing`] }))
      return showEnrol(surroundings, request, response, {
        username,
        problem: { status: 400, errors },
      })
    }
    const outcome = await tryCode({ context, request, response, given })
    if (outcome === 'right') return response.redirect(303, '/enrol/set-up')
    const problem =
      outcome === 'wrong'
        ? { status: 400, errors: [{ text: say.enrolRefused }] }
        : sayWait(say, context.clock.now(), outcome.waitSeconds)
    showEnrol(surroundings, request, response, { username, problem })
  }
}

interface Act {
  readonly context: Context
  readonly request: Request
  readonly response: Response
  readonly given: Form
}

async function tryCode(act: Act): Promise<'right' | 'wrong' | { waitSeconds: number }> {
  const { context, request, given } = act
  const trier = trierOf(request, comparableUsername(given.username))
  const lanes = lanesOfEnrolment(context, trier)
  const waitSeconds = await context.db.transaction().execute((tx) => takeTries(context, tx, lanes))
  if (waitSeconds > 0) return { waitSeconds }
  return context.db.transaction().execute(async (tx) => {
    const staffId = await compare(context, tx, trier.username, given.enrolmentCode)
    if (staffId) {
      await begin(act, tx, staffId)
      await giveBack(tx, lanes)
    }
    await context.audit.append(tx, {
      caseId: null,
      action: staffId ? 'staff.enrolment-begun' : 'staff.enrolment-refused',
      actor: { kind: 'service', id: serviceName },
      occurredAt: context.clock.now(),
      details: staffId ? { staffId } : {},
      personal: { username: trier.username, sourceAddress: trier.sourceAddress },
    })
    return staffId ? 'right' : 'wrong'
  })
}

/** @returns whose code it is, while it is good */
async function compare(
  { clock }: Context,
  tx: Transaction<Database>,
  username: string,
  code: string,
): Promise<string | null> {
  const account = await lockByUsername(tx, username)
  const enrolment = account && (await lockEnrolment(tx, account.staffId))
  if (!enrolment || account.disabledAt || enrolment.expiresAt <= clock.now()) return null
  return timingSafeEqual(enrolment.codeDigest, digestEnrolmentCode(code)) ? account.staffId : null
}

/** Another browser that had begun with the same code does not go on. */
async function begin({ context, response }: Act, tx: Transaction<Database>, staffId: string) {
  const { cipher, clock } = context
  await updateEnrolment(tx, {
    staffId,
    attemptDigest: beginAttempt(context, response),
    attemptExpiresAt: new Date(clock.now().getTime() + attemptSeconds * 1000),
    totpBox: cipher.seal(makeTotpSecret(), boxContext({ staffId })),
  })
}

import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import { endAccess } from '../../accounts/end-access.ts'
import type { Context } from '../../context.ts'
import { findPasswordProblem } from '../../credentials/password-strength.ts'
import { findTotpStep } from '../../credentials/totp.ts'
import { wordsOf } from '../../pages/pages.ts'
import type { Words } from '../../pages/words.ts'
import { lockEnrolment } from '../../store/enrolments.ts'
import { totpContext, updateStaff } from '../../store/staff-accounts.ts'
import { languageOf, type SignInSurroundings } from '../interaction.ts'
import { readSixDigits } from '../read-six-digits.ts'
import { type Attempt, forgetAttempt, readAttempt } from './attempt.ts'
import { showSetUp } from './show.ts'

const form = z.object({
  password: z.string().max(1024).catch(''),
  firstCode: z.string().max(100).catch(''),
})
type Form = z.output<typeof form>

/** Takes the password and the first code of the authenticator app; then the enrolment is over. */
export function submitSetUp(surroundings: SignInSurroundings): RequestHandler {
  const { context } = surroundings
  return async (request, response) => {
    const attempt = await readAttempt(context, context.db, request)
    if (!attempt) return response.redirect(303, '/enrol')
    const given = form.parse(request.body ?? {})
    const say = wordsOf(languageOf(request, null))
    const step = await findStep(context, attempt, given)
    const errors = findProblems({ context, attempt, given, say, step })
    if (errors.length > 0 || step === null) {
      return showSetUp(surroundings, request, response, { attempt, errors })
    }
    const hashing = context.comparing.run(() => context.hasher.hash(given.password))
    if (!hashing) {
      return showSetUp(surroundings, request, response, { attempt, errors: [{ text: say.busy }] })
    }
    const act = { context, attempt, request, passwordHash: await hashing, step }
    const isEnrolled = await enrol(act)
    forgetAttempt(response)
    response.redirect(303, isEnrolled ? '/enrol/done' : '/enrol')
  }
}

async function findStep({ clock }: Context, { secret }: Attempt, { firstCode }: Form) {
  const code = readSixDigits(firstCode)
  return code === null ? null : await findTotpStep(secret, code, clock.now())
}

function findProblems(act: {
  context: Context
  attempt: Attempt
  given: Form
  say: Words
  step: number | null
}): PageError[] {
  const { given, say, step } = act
  const { username, displayName } = act.attempt.account
  const { organisationName } = act.context.config
  const problem =
    given.password === ''
      ? 'password-choice-missing'
      : findPasswordProblem(given.password, [username, displayName, organisationName])
  const codeProblem = readSixDigits(given.firstCode) === null ? 'missing' : 'wrong'
  return [
    ...(problem ? [{ field: 'password', text: say[problem] }] : []),
    ...(step === null ? [{ field: 'firstCode', text: say[`firstCode-${codeProblem}`] }] : []),
  ]
}

/** Of two browsers, or of a manager who invites again meanwhile, one is first; the other finds nothing to go on with. */
async function enrol(act: {
  context: Context
  attempt: Attempt
  request: Request
  passwordHash: string
  step: number
}): Promise<boolean> {
  const { context, attempt, request, passwordHash, step } = act
  const { audit, cipher, clock, db } = context
  const { staffId, attemptDigest } = attempt.enrolment
  return await db.transaction().execute(async (tx) => {
    const found = await lockEnrolment(tx, staffId)
    if (!found?.attemptDigest?.equals(attemptDigest ?? Buffer.alloc(0))) return false
    const totpBox = cipher.seal(attempt.secret, totpContext(staffId))
    await updateStaff(tx, { staffId, passwordHash, totpBox, lastTotpStep: step })
    await endAccess(context, tx, staffId)
    await audit.append(tx, {
      caseId: null,
      action: 'staff.enrolled',
      actor: { kind: 'staff', id: staffId },
      occurredAt: clock.now(),
      personal: { sourceAddress: request.ip ?? '' },
    })
    return true
  })
}

import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { serviceName } from '../context.ts'
import { wordsOf } from '../pages/pages.ts'
import type { Words } from '../pages/words.ts'
import { comparableUsername } from '../rules/username.ts'
import { findByUsername, renewPasswordHash, type StaffAccount } from '../store/staff-accounts.ts'
import { inTransaction } from '../store/transaction.ts'
import { lanesOf, type Trier, takeTries } from '../tries.ts'
import {
  type FormProblem,
  findInteraction,
  languageOf,
  type SignInSurroundings,
  showExpired,
  showForm,
} from './interaction.ts'
import { sayWait } from './say-wait.ts'
import { trierOf } from './trier.ts'

/**
 * Takes username and password. What they are worth is only said after the code, so that nobody learns which of the
 * three was right (ASVS 5.0 6.3.8).
 */
export function submitPassword(surroundings: SignInSurroundings): RequestHandler {
  return async (request, response) => {
    const interaction = await findInteraction(surroundings, request, response)
    if (!interaction) return showExpired(surroundings, request, response)
    const form = readForm(request.body)
    const say = wordsOf(languageOf(request, interaction))
    const problem =
      findMissing(form, say) ?? (await tryPassword({ surroundings, request, response, form, say }))
    if (!problem) return response.redirect(303, `/interaction/${interaction.uid}`)
    const { username } = form
    showForm(surroundings, request, response, {
      interaction,
      template: 'password',
      username,
      problem,
    })
  }
}

interface PasswordStep {
  readonly surroundings: SignInSurroundings
  readonly request: Request
  readonly response: Response
  readonly form: z.output<typeof passwordForm>
  readonly say: Words
}

/** Compares when its turn comes, unless there were too many tries. */
async function tryPassword(step: PasswordStep): Promise<FormProblem | null> {
  const { context } = step.surroundings
  const { say } = step
  const trier = trierOf(step.request, comparableUsername(step.form.username))
  const lanes = lanesOf(context, trier)
  const queued = context.comparing.run(async () => {
    const waitSeconds = await context.db
      .transaction()
      .execute((tx) => takeTries(context, tx, lanes))
    if (waitSeconds === 0) await comparePassword(step, trier)
    return waitSeconds
  })
  if (!queued) return { status: 503, errors: [{ text: say.busy }], retryAfterSeconds: 5 }
  const waitSeconds = await queued
  if (waitSeconds === 0) return null
  return sayWait(say, context.clock.now(), waitSeconds)
}

/** Keeps what the password was worth, and the record of it. */
async function comparePassword(step: PasswordStep, trier: Trier): Promise<void> {
  const { context, provider } = step.surroundings
  const { db, hasher, clock } = context
  const { password } = step.form
  const account = await findByUsername(db, trier.username)
  const isRight = await hasher.verify(account?.passwordHash ?? undefined, password)
  if (account?.passwordHash && isRight && hasher.isOutdated(account.passwordHash)) {
    await renewPasswordHash(db, account, await hasher.hash(password))
  }
  const verdict = {
    username: trier.username,
    staffId: account && isRight ? account.staffId : null,
    at: clock.now().getTime() / 1000,
  }
  await inTransaction(db, async (tx) => {
    await provider.interactionResult(step.request, step.response, { verdict })
    await context.audit.append(tx, {
      caseId: null,
      action: isRight ? 'staff.password-accepted' : 'staff.sign-in-refused',
      actor: { kind: 'service', id: serviceName },
      occurredAt: clock.now(),
      reason: isRight ? 'password-right' : reasonFor(account),
      details: account ? { staffId: account.staffId } : {},
      personal: { username: trier.username, sourceAddress: trier.sourceAddress },
    })
  })
}

function reasonFor(account: StaffAccount | undefined): string {
  return account ? 'wrong-password' : 'unknown-username'
}

function findMissing(form: PasswordStep['form'], say: Words): FormProblem | null {
  const errors = (['username', 'password'] as const)
    .filter((field) => form[field].trim() === '')
    .map((field) => ({ field, text: say[`${field}-missing`] }))
  return errors.length > 0 ? { status: 400, errors } : null
}

const passwordForm = z.object({
  username: z.string().max(200).catch(''),
  password: z.string().max(1024).catch(''),
})

function readForm(body: unknown): z.output<typeof passwordForm> {
  return passwordForm.parse(body ?? {})
}

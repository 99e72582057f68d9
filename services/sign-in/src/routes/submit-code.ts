import type { Request, RequestHandler, Response } from 'express'
import type { Transaction } from 'kysely'
import { type Context, service } from '../context.ts'
import { deviceLifetimeSeconds, rememberDevice } from '../credentials/known-device.ts'
import { findTotpStep } from '../credentials/totp.ts'
import { wordsOf } from '../pages/pages.ts'
import { endSessionOfOther } from '../provider/sign-out.ts'
import { findStaff, totpContext, useTotpStep } from '../store/staff-accounts.ts'
import type { Database } from '../store/tables.ts'
import { inTransaction } from '../store/transaction.ts'
import { giveBack, lanesOf } from '../tries.ts'
import {
  type FormProblem,
  findInteraction,
  type Interaction,
  languageOf,
  readVerdict,
  type SignInSurroundings,
  showExpired,
  showForm,
  type Verdict,
} from './interaction.ts'
import { deviceCookieName, trierOf } from './trier.ts'

/** Takes the code and decides: everything was right, or something was not. One code for each password. */
export function submitCode(surroundings: SignInSurroundings): RequestHandler {
  const { context, provider } = surroundings
  return async (request, response) => {
    const code = readCode(request.body)
    const outcome = await inTransaction(context.db, async (tx): Promise<Outcome> => {
      const interaction = await findInteraction(surroundings, request, response)
      if (!interaction) return { kind: 'expired' }
      const verdict = readVerdict(interaction, context.clock.now())
      if (!verdict) return { kind: 'no-password', interaction }
      if (code === null) return { kind: 'no-code', interaction }
      const decision = await compareCode(context, tx, verdict, code)
      const act = { request, verdict }
      if ('refused' in decision) {
        await recordRefusal(context, tx, { ...act, decision })
        await provider.interactionResult(request, response, {}, { mergeWithLastSubmission: false })
        return { kind: 'refused', interaction }
      }
      const { staffId } = decision
      const other = await endSessionOfOther(provider, interaction, staffId)
      await recordSignIn(context, tx, { ...act, staffId, other })
      const login = { accountId: staffId, remember: false, amr: ['pwd', 'otp', 'mfa'] }
      const returnTo = await provider.interactionResult(request, response, { login })
      return { kind: 'signed-in', returnTo, username: verdict.username }
    })
    answer({ surroundings, request, response, outcome })
  }
}

type Outcome =
  | { kind: 'expired' }
  | { kind: 'no-password' | 'no-code' | 'refused'; interaction: Interaction }
  | { kind: 'signed-in'; returnTo: string; username: string }

type Decision = { staffId: string } | { refused: 'wrong-password' | 'wrong-code' | 'used-code' }

const nobody = '00000000-0000-0000-0000-000000000000'

/** Does the same for everybody, so that the time tells nothing either. */
async function compareCode(
  { cipher, clock }: Context,
  tx: Transaction<Database>,
  verdict: Verdict,
  code: string,
): Promise<Decision> {
  const staff = await findStaff(tx, verdict.staffId ?? nobody)
  const secret = staff && cipher.open(staff.totpBox, totpContext(staff.staffId))
  const step = await findTotpStep(secret, code, clock.now())
  if (!staff) return { refused: 'wrong-password' }
  if (step === null) return { refused: 'wrong-code' }
  const { staffId } = staff
  return (await useTotpStep(tx, { staffId, step })) ? { staffId } : { refused: 'used-code' }
}

interface Act {
  readonly request: Request
  readonly verdict: Verdict
}

function recordRefusal(
  { audit, clock }: Context,
  tx: Transaction<Database>,
  { request, verdict, decision }: Act & { decision: { refused: string } },
): Promise<void> {
  return audit.append(tx, {
    caseId: null,
    action: 'staff.sign-in-refused',
    actor: { kind: 'service', id: service },
    occurredAt: clock.now(),
    reason: decision.refused,
    details: verdict.staffId ? { staffId: verdict.staffId } : {},
    personal: { username: verdict.username, sourceAddress: request.ip ?? '' },
  })
}

async function recordSignIn(
  context: Context,
  tx: Transaction<Database>,
  { request, verdict, staffId, other }: Act & { staffId: string; other: string | undefined },
): Promise<void> {
  const { audit, clock } = context
  const trier = trierOf(request, verdict.username)
  await giveBack(tx, lanesOf(context, trier))
  const common = { caseId: null, occurredAt: clock.now() }
  if (other) {
    const actor = { kind: 'staff', id: other } as const
    await audit.append(tx, {
      ...common,
      action: 'staff.signed-out',
      actor,
      reason: 'another-signed-in',
    })
  }
  await audit.append(tx, {
    ...common,
    action: 'staff.signed-in',
    actor: { kind: 'staff', id: staffId },
    personal: { sourceAddress: trier.sourceAddress },
  })
}

function answer(act: {
  surroundings: SignInSurroundings
  request: Request
  response: Response
  outcome: Outcome
}): void {
  const { surroundings, request, response, outcome } = act
  if (outcome.kind === 'expired') showExpired(surroundings, request, response)
  else if (outcome.kind === 'signed-in') goOn(surroundings, response, outcome)
  else showAgain(surroundings, request, response, outcome)
}

function goOn(
  { context }: SignInSurroundings,
  response: Response,
  { username, returnTo }: { username: string; returnTo: string },
): void {
  const { blindIndex, clock, config } = context
  response.cookie(deviceCookieName, rememberDevice(blindIndex, username, clock.now()), {
    path: '/interaction',
    maxAge: deviceLifetimeSeconds * 1000,
    httpOnly: true,
    sameSite: 'strict',
    secure: config.issuer.startsWith('https:'),
  })
  response.redirect(303, returnTo)
}

function showAgain(
  surroundings: SignInSurroundings,
  request: Request,
  response: Response,
  { kind, interaction }: { kind: 'no-password' | 'no-code' | 'refused'; interaction: Interaction },
): void {
  const say = wordsOf(languageOf(request, interaction))
  const errors: Record<typeof kind, FormProblem['errors']> = {
    'no-password': [],
    'no-code': [{ field: 'code', text: say['code-missing'] }],
    refused: [{ text: say.refused }],
  }
  const problem = { status: 400, errors: errors[kind] }
  const template = kind === 'no-code' ? 'code' : 'password'
  showForm(surroundings, request, response, {
    interaction,
    template,
    ...(problem.errors.length > 0 && { problem }),
  })
}

/** Six digits, as authenticator apps group them. */
function readCode(body: unknown): string | null {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null
  const digits = typeof code === 'string' ? code.replace(/[\s-]/g, '') : ''
  return /^\d{6}$/.test(digits) ? digits : null
}

import type { Request, RequestHandler, Response } from 'express'
import { deviceLifetimeSeconds, rememberDevice } from '../credentials/known-device.ts'
import { wordsOf } from '../pages/pages.ts'
import { endSessionOfOther } from '../provider/sign-out.ts'
import { inTransaction } from '../store/transaction.ts'
import { compareCode } from './compare-code.ts'
import {
  type FormProblem,
  findInteraction,
  type Interaction,
  languageOf,
  readVerdict,
  type SignInSurroundings,
  showExpired,
  showForm,
} from './interaction.ts'
import { readSixDigits } from './read-six-digits.ts'
import { recordRefusal, recordSignIn } from './record-sign-in.ts'
import { deviceCookieName } from './trier.ts'

/** Takes the code and decides: everything was right, or something was not. One code for each password. */
export function submitCode(surroundings: SignInSurroundings): RequestHandler {
  const { context, provider } = surroundings
  return async (request, response) => {
    const code = readSixDigits((request.body as { code?: unknown } | undefined)?.code)
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

/** Remembers the device and sends the browser back to its client. */
export function goOn(
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

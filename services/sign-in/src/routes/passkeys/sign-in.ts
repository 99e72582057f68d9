import type { Request, RequestHandler } from 'express'
import type { Transaction } from 'kysely'
import type { Context } from '../../context.ts'
import { readSigned } from '../../credentials/passkey-answers.ts'
import { askForPasskey, readChallenge, verifySigned } from '../../credentials/passkeys.ts'
import { relyingPartyOf } from '../../credentials/relying-party.ts'
import { wordsOf } from '../../pages/pages.ts'
import { endSessionOfOther } from '../../provider/sign-out.ts'
import { lockPasskey, usePasskey } from '../../store/passkeys.ts'
import { findStaff, type StaffAccount } from '../../store/staff-accounts.ts'
import type { Database } from '../../store/tables.ts'
import { inTransaction } from '../../store/transaction.ts'
import { laneOfPasskeys, takeTries } from '../../tries.ts'
import {
  findInteraction,
  type Interaction,
  languageOf,
  type SignInSurroundings,
  showExpired,
  showForm,
} from '../interaction.ts'
import { recordRefusal, recordSignIn } from '../record-sign-in.ts'
import { goOn } from '../submit-code.ts'
import { keepChallenge, takeBack } from './challenge.ts'

/** Says what the device is to sign, for this sign-in alone. */
export function offerPasskeySignIn(surroundings: SignInSurroundings): RequestHandler {
  const { context } = surroundings
  return async (request, response) => {
    const party = relyingPartyOf(context.config.issuer)
    const interaction = await findInteraction(surroundings, request, response)
    if (!interaction || !party) return void response.status(400).json({})
    const options = await askForPasskey(party)
    const { challenge } = options
    await keepChallenge(context, context.db, { challenge, purpose: 'sign-in', of: interaction.uid })
    response.json(options)
  }
}

type Outcome =
  | { kind: 'expired' }
  | { kind: 'refused'; interaction: Interaction }
  | { kind: 'signed-in'; returnTo: string; username: string }

/** Takes what the device signed. The device verified the person, so that this is two factors in one (ASVS 5.0 6.3.3). */
export function submitPasskey(surroundings: SignInSurroundings): RequestHandler {
  const { context, provider } = surroundings
  return async (request, response) => {
    const outcome = await inTransaction(context.db, async (tx): Promise<Outcome> => {
      const interaction = await findInteraction(surroundings, request, response)
      if (!interaction) return { kind: 'expired' }
      const decision = await decide(context, tx, interaction, request)
      if ('refused' in decision) {
        await record(context, tx, request, decision)
        return { kind: 'refused', interaction }
      }
      const { staffId, username } = decision
      const other = await endSessionOfOther(provider, interaction, staffId)
      const verdict = { username, staffId, at: context.clock.now().getTime() / 1000 }
      await recordSignIn(context, tx, { request, verdict, staffId, other })
      const login = { accountId: staffId, remember: false, amr: ['pop', 'user', 'mfa'] }
      const returnTo = await provider.interactionResult(request, response, { login })
      return { kind: 'signed-in', returnTo, username }
    })
    if (outcome.kind === 'expired') return showExpired(surroundings, request, response)
    if (outcome.kind === 'signed-in') return goOn(surroundings, response, outcome)
    const { interaction } = outcome
    const errors = [{ text: wordsOf(languageOf(request, interaction)).passkeyRefused }]
    const problem = { status: 400, errors }
    showForm(surroundings, request, response, { interaction, template: 'password', problem })
  }
}

interface PasskeyRefusal {
  readonly refused: 'passkey-unreadable' | 'passkey-challenge' | 'passkey-unknown' | 'passkey-wrong'
  readonly account?: StaffAccount
}

async function decide(
  context: Context,
  tx: Transaction<Database>,
  { uid }: Interaction,
  { body }: Request,
): Promise<StaffAccount | PasskeyRefusal> {
  const party = relyingPartyOf(context.config.issuer)
  const answer = readSigned(body)
  const challenge = answer && readChallenge(answer)
  if (!(party && answer && challenge)) return { refused: 'passkey-unreadable' }
  const isAsked = await takeBack(context, tx, { challenge, purpose: 'sign-in', of: uid })
  if (!isAsked) return { refused: 'passkey-challenge' }
  const passkey = await lockPasskey(tx, answer.id)
  const account = passkey && (await findStaff(tx, passkey.staffId))
  if (!(passkey && account)) return { refused: 'passkey-unknown' }
  const counter = await verifySigned(party, { answer, challenge, passkey })
  if (counter === null || !isOwn(answer.response.userHandle, account)) {
    return { refused: 'passkey-wrong', account }
  }
  const { credentialId } = passkey
  await usePasskey(tx, { credentialId, counter, lastUsedAt: context.clock.now() })
  return account
}

/** A discoverable passkey names its owner itself (WebAuthn Level 3 §7.2 step 6). */
function isOwn(userHandle: string | undefined, { staffId }: StaffAccount): boolean {
  return userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString() === staffId
}

/** Until too many came from one place: nobody can fill the record with what cannot be guessed anyway. */
async function record(
  context: Context,
  tx: Transaction<Database>,
  request: Request,
  decision: PasskeyRefusal,
): Promise<void> {
  if ((await takeTries(context, tx, [laneOfPasskeys(context, request.ip ?? '')])) > 0) return
  const { account } = decision
  const at = context.clock.now().getTime() / 1000
  const verdict = { username: account?.username ?? '', staffId: account?.staffId ?? null, at }
  await recordRefusal(context, tx, { request, verdict, decision })
}

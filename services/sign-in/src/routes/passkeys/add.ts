import type { Request, RequestHandler } from 'express'
import { readAdded } from '../../credentials/passkey-answers.ts'
import { askForNewPasskey, readChallenge, verifyAdded } from '../../credentials/passkeys.ts'
import { relyingPartyOf } from '../../credentials/relying-party.ts'
import { wordsOf } from '../../pages/pages.ts'
import { addPasskey, listPasskeys } from '../../store/passkeys.ts'
import { lockStaff } from '../../store/staff-accounts.ts'
import { inTransaction } from '../../store/transaction.ts'
import { languageOf, type SignInSurroundings } from '../interaction.ts'
import { keepChallenge, takeBack } from './challenge.ts'
import { showPasskeys, showSignInFirst } from './show.ts'
import { findVisitor, type Visitor } from './visitor.ts'

/** Says what the device is to make, for the person of this session who proved lately that it is them. */
export function offerNewPasskey(surroundings: SignInSurroundings): RequestHandler {
  const { context } = surroundings
  return async (request, response) => {
    const party = relyingPartyOf(context.config.issuer)
    const visitor = await findVisitor(surroundings, request)
    if (!visitor?.isFresh || !party) return void response.status(403).json({})
    const { staffId, username, displayName } = visitor.account
    const person = { staffId, username, displayName, organisation: context.config.organisationName }
    const options = await askForNewPasskey(party, person, await listPasskeys(context.db, staffId))
    const { challenge } = options
    await keepChallenge(context, context.db, { challenge, purpose: 'add', of: visitor.session.uid })
    response.json(options)
  }
}

/** Takes the passkey that the device made. */
export function submitNewPasskey(surroundings: SignInSurroundings): RequestHandler {
  return async (request, response) => {
    const visitor = await findVisitor(surroundings, request)
    if (!visitor) return showSignInFirst(surroundings, request, response)
    if (visitor.isFresh && (await add(surroundings, visitor, request))) {
      return response.redirect(303, '/passkeys?news=added')
    }
    const errors = [{ text: wordsOf(languageOf(request, null)).addPasskeyProblem }]
    await showPasskeys(surroundings, request, response, { visitor, errors, status: 400 })
  }
}

/** @returns false when the answer is not good, or not to what this session was asked, or the session has ended */
async function add(
  surroundings: SignInSurroundings,
  { account, session }: Visitor,
  request: Request,
) {
  const { context } = surroundings
  const { audit, clock, config, db } = context
  const { staffId } = account
  const party = relyingPartyOf(config.issuer)
  const answer = readAdded(request.body)
  const challenge = answer && readChallenge(answer)
  if (!(party && answer && challenge)) return false
  const asked = { challenge, purpose: 'add', of: session.uid } as const
  return await inTransaction(db, async (tx) => {
    // A manager who invites again meanwhile waits for this, or ended the session before it
    await lockStaff(tx, staffId)
    if (!(await findVisitor(surroundings, request))) return false
    if (!(await takeBack(context, tx, asked))) return false
    const made = await verifyAdded(party, { answer, challenge })
    if (!made) return false
    const { id, publicKey, counter, transports = [] } = made.credential
    const isNew = await addPasskey(tx, {
      credentialId: id,
      staffId,
      publicKey: Buffer.from(publicKey),
      counter,
      transports: [...transports],
      isSynced: made.credentialBackedUp,
      addedAt: clock.now(),
    })
    if (!isNew) return false
    await audit.append(tx, {
      caseId: null,
      action: 'passkey.added',
      actor: { kind: 'staff', id: staffId },
      occurredAt: clock.now(),
      details: { isSynced: made.credentialBackedUp },
    })
    return true
  })
}

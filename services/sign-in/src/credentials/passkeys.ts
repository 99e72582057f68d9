import { createHash } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import type { Passkey } from '../store/passkeys.ts'
import type { AddedAnswer, SignedAnswer } from './passkey-answers.ts'
import type { RelyingParty } from './relying-party.ts'

/** How long a person may take with their device. */
export const challengeSeconds = 5 * 60

/** EdDSA, ES256, RS256 (RFC 9053): what devices have and Node verifies without experiments. */
const supportedAlgorithmIDs = [-8, -7, -257]

/** What the device is asked to sign in with: any passkey that it has for us, with the person verified. */
export function askForPasskey({ id }: RelyingParty) {
  const timeout = challengeSeconds * 1000
  return generateAuthenticationOptions({ rpID: id, userVerification: 'required', timeout })
}

/** What the device is asked to make: a passkey that names its owner by itself, and verifies them. */
export function askForNewPasskey(
  { id }: RelyingParty,
  person: { staffId: string; username: string; displayName: string; organisation: string },
  known: readonly Passkey[],
) {
  return generateRegistrationOptions({
    rpID: id,
    rpName: person.organisation,
    userID: new TextEncoder().encode(person.staffId),
    userName: person.username,
    userDisplayName: person.displayName,
    attestationType: 'none',
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports,
    })),
    timeout: challengeSeconds * 1000,
  })
}

/** What a device says it answers; null when that cannot be read. */
export function readChallenge(answer: SignedAnswer | AddedAnswer): string | null {
  try {
    return decodeClientDataJSON(answer.response.clientDataJSON).challenge
  } catch {
    return null
  }
}

export function digestChallenge(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest()
}

/** @returns the new counter, or null when the answer is not by this passkey, for us, here, with the person verified */
export async function verifySigned(
  party: RelyingParty,
  { answer, challenge, passkey }: { answer: SignedAnswer; challenge: string; passkey: Passkey },
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      ...expectations(party, challenge),
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: Number(passkey.counter),
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

/** @returns what was made, or null when it is not good */
export async function verifyAdded(
  party: RelyingParty,
  { answer, challenge }: { answer: AddedAnswer; challenge: string },
): Promise<VerifiedRegistrationResponse['registrationInfo'] | null> {
  try {
    const made = await verifyRegistrationResponse({
      response: answer,
      supportedAlgorithmIDs,
      ...expectations(party, challenge),
    })
    return made.verified ? made.registrationInfo : null
  } catch {
    return null
  }
}

function expectations({ id, origin }: RelyingParty, challenge: string) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }
}

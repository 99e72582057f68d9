import {
  callOperation,
  type Operation,
  type Refusal,
  type ResultOf,
  refuse,
  ServiceError,
} from '@gwirio/contracts'
import type { Request } from 'express'
import type { Context } from './context.ts'
import { SignedOutError, type Tokens } from './gateways/sign-in.ts'
import { findTokens, keepTokens, lockTokens } from './store/staff-tokens.ts'

/** Refreshed before it ends, so that no call fails half-way. */
const refreshBeforeMs = 30_000

type Service = 'identityCheck' | 'emailVerification' | 'smsCode' | 'signIn'
type Input = { params?: Record<string, string>; body?: unknown }
type Answer<Op extends Operation> = ResultOf<Op> | Refusal<Op['refusals'][number]>

/**
 * Calls an operation of a service with the signed-in person's own token.
 *
 * @throws {ServiceError} when the service cannot be reached or answers outside its contract
 * @throws {SignedOutError} when the person has to sign in again
 */
export async function callAs<Op extends Operation>(
  context: Context,
  request: Request,
  service: Service,
  operation: Op,
  input: Input = {},
): Promise<Answer<Op>> {
  const baseUrl = context.config[`${service}Url`] ?? context.config.issuer
  const token = () => accessTokenOf(context, request)
  return callOperation({ baseUrl, token }, operation, input)
}

/** As {@link callAs}, but a service that is down is a refusal too, so that a form keeps what was typed. */
export async function tryAs<Op extends Operation>(
  ...call: Parameters<typeof callAs<Op>>
): Promise<Answer<Op> | Refusal<'not-ready'>> {
  try {
    return await callAs(...call)
  } catch (error) {
    if (isDown(error)) return refuse('not-ready')
    throw error
  }
}

/** The service did not answer, or said that it cannot now. */
export function isDown(error: unknown): boolean {
  if (!(error instanceof ServiceError)) return false
  return error.status === null || [502, 503, 504].includes(error.status)
}

/**
 * The access token of the signed-in person, refreshed when it is about to end.
 *
 * @throws {SignedOutError} when the provider gives no new one
 * @throws {ProviderDownError} when that cannot be known now
 */
export async function accessTokenOf(context: Context, request: Request): Promise<string> {
  const { db, cipher } = context
  const tokens = await findTokens(db, cipher, request.sessionID)
  if (!tokens) throw new SignedOutError('The session has no tokens')
  return isFresh(context, tokens) ? tokens.accessToken : refresh(context, request.sessionID)
}

/**
 * A provider may take each refresh token once, and end the session when one comes again (RFC 9700 §4.14.2): the tokens
 * are locked meanwhile, and whoever waited finds the new ones.
 */
async function refresh(context: Context, sid: string): Promise<string> {
  const { cipher, db, signIn } = context
  return db.transaction().execute(async (tx) => {
    const tokens = await lockTokens(tx, cipher, sid)
    if (!tokens) throw new SignedOutError('The session has no tokens')
    if (isFresh(context, tokens)) return tokens.accessToken
    const renewed = await signIn.refresh(tokens)
    await keepTokens(tx, cipher, { sid, tokens: renewed })
    return renewed.accessToken
  })
}

function isFresh({ clock }: Context, { expiresAt }: Tokens): boolean {
  return expiresAt - clock.now().getTime() > refreshBeforeMs
}

import { callOperation, type Operation, type Refusal, type ResultOf } from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import type { Context } from './context.ts'
import { goTo } from './go-to.ts'
import { openTokens, sealTokens } from './session.ts'

/** Refreshed before it ends, so that no call fails half-way. */
const refreshBeforeMs = 30_000

/**
 * Lets only signed-in staff pass; anybody else is sent to sign in and comes back to the page.
 *
 * A request with `auto` in its query was sent by the page itself and does not keep a session alive.
 */
export function requireStaff({ config, clock }: Context): RequestHandler {
  return async (request, response, next) => {
    const { staff } = request.session
    const now = clock.now().getTime()
    const isOver =
      !staff ||
      now - staff.lastSeenAt > config.idleMinutes * 60_000 ||
      now - staff.signedInAt > config.sessionHours * 3_600_000
    if (isOver) {
      delete request.session.staff
      delete request.session.calls
      if (request.method === 'GET') request.session.returnTo = request.path
      return goTo(request, response, '/sign-in')
    }
    if (!('auto' in request.query)) request.session.staff = { ...staff, lastSeenAt: now }
    next()
  }
}

/** The staff session ended at the OpenID provider: sign in again. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError'
}

type Service = 'identityCheck' | 'emailVerification'

/** Calls an operation of a service with the signed-in person's own token. */
export async function callAs<Op extends Operation>(
  context: Context,
  request: Request,
  service: Service,
  operation: Op,
  input: { params?: Record<string, string>; body?: unknown } = {},
): Promise<ResultOf<Op> | Refusal<Op['refusals'][number]>> {
  const baseUrl = context.config[`${service}Url`]
  const token = () => accessTokenOf(context, request)
  return callOperation({ baseUrl, token }, operation, input)
}

/**
 * The access token of the signed-in person, refreshed when it is about to end.
 *
 * @throws {SignedOutError} when the provider gives no new one
 */
export async function accessTokenOf(context: Context, request: Request): Promise<string> {
  const { staff } = request.session
  if (!staff) throw new SignedOutError()
  const tokens = openTokens(context.cipher, staff)
  const endsSoon = tokens.expiresAt - context.clock.now().getTime() < refreshBeforeMs
  return endsSoon ? refreshOnce(context, request) : tokens.accessToken
}

const refreshing = new Map<string, Promise<string>>()

/** Two requests of one page share a refresh: the provider takes each refresh token once. */
function refreshOnce(context: Context, request: Request): Promise<string> {
  const running = refreshing.get(request.sessionID) ?? refresh(context, request)
  refreshing.set(request.sessionID, running)
  return running.finally(() => refreshing.delete(request.sessionID))
}

/** The session is read again first and stored at once: another request may have refreshed in the meantime. */
async function refresh({ cipher, clock, signIn }: Context, request: Request): Promise<string> {
  const { session } = request
  await new Promise<void>((resolve, reject) => {
    session.reload((error) => (error ? reject(new SignedOutError()) : resolve()))
  })
  const { staff } = request.session
  if (!staff) throw new SignedOutError()
  const tokens = openTokens(cipher, staff)
  if (tokens.expiresAt - clock.now().getTime() > refreshBeforeMs) return tokens.accessToken
  const renewed = await signIn.refresh(tokens).catch((cause: unknown) => {
    throw new SignedOutError('The session ended at the OpenID provider', { cause })
  })
  request.session.staff = { ...staff, sealedTokens: sealTokens(cipher, renewed) }
  await new Promise<void>((resolve, reject) => {
    request.session.save((error) => (error ? reject(error) : resolve()))
  })
  return renewed.accessToken
}

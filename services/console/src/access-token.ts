import type { Request } from 'express'
import type { Context } from './context.ts'
import { SignedOutError, type Tokens } from './gateways/sign-in.ts'
import { findTokens, keepTokens, lockTokens } from './store/staff-tokens.ts'

/** Refreshed before it ends, so that no call fails half-way. */
const refreshBeforeMilliseconds = 30_000

const stored = new WeakMap<Request, Promise<Tokens | null>>()
const fresh = new WeakMap<Request, Promise<Tokens>>()

/** The tokens of the session, looked up once for a request; none when the session was ended elsewhere. */
export function tokensOf({ cipher, db }: Context, request: Request): Promise<Tokens | null> {
  return once(stored, request, () => findTokens(db, cipher, request.sessionID))
}

/**
 * The access token of the signed-in person, refreshed when it is about to end.
 *
 * @throws {SignedOutError} when the provider gives no new one
 * @throws {ProviderDownError} when that cannot be known now
 */
export async function accessTokenOf(context: Context, request: Request): Promise<string> {
  const { accessToken } = await once(fresh, request, () => freshTokens(context, request))
  return accessToken
}

/**
 * The access token of a session, where nobody asks for a page: for what was begun in it and has to be finished.
 *
 * @throws {SignedOutError} when the provider gives no new one
 * @throws {ProviderDownError} when that cannot be known now
 */
export async function accessTokenOfSession(context: Context, sid: string): Promise<string> {
  const tokens = await findTokens(context.db, context.cipher, sid)
  if (!tokens) throw new SignedOutError('The session has no tokens')
  const { accessToken } = isFresh(context, tokens) ? tokens : await refresh(context, sid)
  return accessToken
}

async function freshTokens(context: Context, request: Request): Promise<Tokens> {
  const tokens = await tokensOf(context, request)
  if (!tokens) throw new SignedOutError('The session has no tokens')
  return isFresh(context, tokens) ? tokens : refresh(context, request.sessionID)
}

/**
 * A provider may take each refresh token once, and end the session when one comes again (RFC 9700 §4.14.2): the tokens
 * are locked meanwhile, and whoever waited finds the new ones.
 */
async function refresh(context: Context, sid: string): Promise<Tokens> {
  const { cipher, db, signIn } = context
  return db.transaction().execute(async (tx) => {
    const tokens = await lockTokens(tx, cipher, sid)
    if (!tokens) throw new SignedOutError('The session has no tokens')
    if (isFresh(context, tokens)) return tokens
    const renewed = await signIn.refresh(tokens)
    await keepTokens(tx, cipher, { sid, tokens: renewed })
    return renewed
  })
}

function isFresh({ clock }: Context, { expiresAt }: Tokens): boolean {
  return expiresAt - clock.now().getTime() > refreshBeforeMilliseconds
}

function once<Value>(
  known: WeakMap<Request, Promise<Value>>,
  request: Request,
  find: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(request) ?? find()
  known.set(request, found)
  return found
}

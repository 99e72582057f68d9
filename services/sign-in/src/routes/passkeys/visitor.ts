import { timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Session } from 'oidc-provider'
import type { Context } from '../../context.ts'
import { findStaff, type StaffAccount } from '../../store/staff-accounts.ts'
import { currentTransaction } from '../../store/transaction.ts'
import { readCookie } from '../cookies.ts'
import type { SignInSurroundings } from '../interaction.ts'

/** A passkey is a new way in: whoever adds one proved within this time that they are the person. */
const freshSeconds = 10 * 60
const confirmedCookie = 'sign_in_confirmed'

/** A person who is signed in here. */
export interface Visitor {
  readonly account: StaffAccount
  readonly session: Session
  readonly isFresh: boolean
}

/** Finds whose session this browser has, or null. */
export async function findVisitor(
  { context, provider }: SignInSurroundings,
  request: Request,
): Promise<Visitor | null> {
  const cookie = readCookie(request, provider.cookieName('session'))
  const session = cookie ? await provider.Session.find(cookie) : undefined
  const account = session?.accountId
    ? await findStaff(currentTransaction() ?? context.db, session.accountId)
    : undefined
  if (!(session && account?.passwordHash)) return null
  const nowSeconds = context.clock.now().getTime() / 1000
  const isNew = nowSeconds < (session.loginTs ?? 0) + freshSeconds
  return { account, session, isFresh: isNew || isConfirmed(context, request, session) }
}

/** Remembers for a while that the person of this session gave a right code. */
export function rememberConfirmed(
  { config, ...context }: Context,
  response: Response,
  session: Session,
) {
  const until = Math.floor(context.clock.now().getTime() / 1000) + freshSeconds
  const value = `${until}.${seal(context, session, until).toString('base64url')}`
  response.cookie(confirmedCookie, value, {
    path: '/passkeys',
    maxAge: freshSeconds * 1000,
    httpOnly: true,
    sameSite: 'strict',
    secure: config.issuer.startsWith('https:'),
  })
}

function isConfirmed(context: Context, request: Request, session: Session): boolean {
  const [until = '', given = ''] = (readCookie(request, confirmedCookie) ?? '').split('.')
  if (!(Number(until) > context.clock.now().getTime() / 1000)) return false
  const expected = seal(context, session, Number(until))
  const mac = Buffer.from(given, 'base64url')
  return mac.length === expected.length && timingSafeEqual(mac, expected)
}

function seal(
  { blindIndex }: Pick<Context, 'blindIndex'>,
  { uid }: Session,
  until: number,
): Buffer {
  return blindIndex('passkeys.confirmed', JSON.stringify([uid, until]))
}

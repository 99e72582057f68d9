import { createHash, randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Kysely } from 'kysely'
import type { Context } from '../../context.ts'
import { type Enrolment, findAttempt } from '../../store/enrolments.ts'
import { findInvited } from '../../store/staff-accounts.ts'
import { type ListedStaff, readStaff } from '../../store/staff-list.ts'
import type { Database } from '../../store/tables.ts'
import { readCookie } from '../cookies.ts'

const cookieName = 'sign_in_enrolment'
export const attemptSeconds = 30 * 60

/** Somebody who gave the right code and now chooses how to sign in. */
export interface Attempt {
  readonly enrolment: Enrolment
  readonly account: ListedStaff
  /** The one-time code secret offered to them. */
  readonly secret: string
}

/** Makes the name under which this browser, and no other, goes on. @returns its digest, to be kept */
export function beginAttempt({ config }: Context, response: Response): Buffer {
  const name = randomBytes(32).toString('base64url')
  response.cookie(cookieName, name, {
    path: '/enrol',
    maxAge: attemptSeconds * 1000,
    httpOnly: true,
    sameSite: 'strict',
    secure: config.issuer.startsWith('https:'),
  })
  return digest(name)
}

/** Finds where this browser is, or null when it has not begun, is done or took too long. */
export async function readAttempt(
  { cipher, clock }: Context,
  db: Kysely<Database>,
  request: Request,
): Promise<Attempt | null> {
  const name = readCookie(request, cookieName)
  if (!name) return null
  const enrolment = await findAttempt(db, { attemptDigest: digest(name), now: clock.now() })
  if (!enrolment?.totpBox) return null
  if (!(await findInvited(db, enrolment.staffId))) return null
  const account = await readStaff(db, enrolment.staffId)
  return { enrolment, account, secret: cipher.open(enrolment.totpBox, boxContext(enrolment)) }
}

export function forgetAttempt(response: Response): void {
  response.clearCookie(cookieName, { path: '/enrol' })
}

/** What the box of the offered secret is bound to. */
export function boxContext({ staffId }: Pick<Enrolment, 'staffId'>): string {
  return `sign_in.enrolment.totp:${staffId}`
}

function digest(name: string): Buffer {
  return createHash('sha256').update(name).digest()
}

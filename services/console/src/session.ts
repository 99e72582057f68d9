import type { FieldCipher } from '@gwirio/database'
import type { PageLanguage } from '@gwirio/pages'
import connectPgSimple from 'connect-pg-simple'
import type { Request, RequestHandler } from 'express'
import session from 'express-session'
import type { Context } from './context.ts'
import type { SignInAttempt, Tokens } from './gateways/sign-in.ts'
import type { OpenCall } from './pages/call/form.ts'

declare module 'express-session' {
  interface SessionData {
    language: PageLanguage
    attempt: SignInAttempt
    /** Where to go after the sign-in; a path of the console. */
    returnTo: string
    staff: SignedInStaff
    /** The questions of the calls that are going on, by identity check; never an answer. */
    calls: Record<string, OpenCall>
  }
}

/** Who is signed in; the tokens are sealed, so that the session table holds no bearer token in clear. */
export interface SignedInStaff {
  readonly name: string
  readonly sealedTokens: string
  /** Milliseconds since 1970. */
  readonly signedInAt: number
  readonly lastSeenAt: number
}

/** Sessions in PostgreSQL under a signed cookie that scripts cannot read. */
export function createSession({ config, pool }: Context): RequestHandler {
  const Store = connectPgSimple(session)
  const secure = config.publicUrl.startsWith('https:')
  return session({
    name: secure ? '__Host-gwirio-console' : 'gwirio-console',
    secret: config.sessionSecret,
    store: new Store({
      pool,
      schemaName: 'console',
      tableName: 'session',
      pruneSessionInterval: 15 * 60,
      errorLog: () => undefined,
    }),
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      secure,
      sameSite: 'lax',
      path: '/',
      maxAge: config.sessionHours * 60 * 60 * 1000,
    },
  })
}

/** A new session id for a new standing: what an attacker planted before is worth nothing (ASVS 5.0 7.2.4). */
export async function renewSession(request: Request): Promise<void> {
  const { language } = request.session
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error) => (error ? reject(error) : resolve()))
  })
  if (language) request.session.language = language
}

/** Ends the session on the server. */
export async function destroySession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error) => (error ? reject(error) : resolve()))
  })
}

const context = 'console.session.tokens'

export function sealTokens(cipher: FieldCipher, tokens: Tokens): string {
  return cipher.seal(JSON.stringify(tokens), context).toString('base64')
}

export function openTokens(cipher: FieldCipher, staff: SignedInStaff): Tokens {
  return JSON.parse(cipher.open(Buffer.from(staff.sealedTokens, 'base64'), context)) as Tokens
}

import type { Area } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import connectPgSimple from 'connect-pg-simple'
import type { Request, RequestHandler } from 'express'
import session from 'express-session'
import type { Context } from './context.ts'
import type { Grants } from './gateways/grants.ts'
import type { SignInAttempt } from './gateways/sign-in.ts'

declare module 'express-session' {
  interface SessionData {
    language: PageLanguage
    /** The sign-ins that were begun, one for each tab, and where each goes on. */
    attempts: ReadonlyArray<SignInAttempt & { readonly returnTo: string }>
    /** Where to go after the sign-in; a path of the console. */
    returnTo: string
    /** The last session ran out of time: the next sign-in asks who it is (ASVS 5.0 7.3.1). */
    ranOut: boolean
    staff: SignedInStaff
    /** Whose work is shown, when it is not that of one's own areas. */
    areas: readonly Area[]
    /** What was searched for last, sealed: it can be a name. */
    sealedSearch: string
  }
}

/** Who is signed in, and what they may do. */
export interface SignedInStaff extends Grants {
  readonly subject: string
  readonly name: string
  readonly providerSession: string | null
  /** Milliseconds since 1970. */
  readonly signedInAt: number
  readonly lastSeenAt: number
}

/** Whoever did not sign in is forgotten after this time. */
const visitorSeconds = 60 * 60

/** Sessions in PostgreSQL under a signed cookie that scripts cannot read. */
export function createSession({ config, pool }: Context): RequestHandler {
  const Store = connectPgSimple(session)
  const isSecure = config.publicUrl.startsWith('https:')
  return session({
    name: isSecure ? '__Host-gwirio-console' : 'gwirio-console',
    secret: config.sessionSecret,
    store: new Store({
      pool,
      schemaName: 'console',
      tableName: 'session',
      ttl: config.sessionHours * 60 * 60,
      errorLog: () => undefined,
    }),
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      secure: isSecure,
      sameSite: 'lax',
      path: '/',
      maxAge: visitorSeconds * 1000,
    },
  })
}

/**
 * A new session id for a new standing: what an attacker planted before is worth nothing (ASVS 5.0 7.2.4). The language
 * stays.
 */
export async function renewSession(request: Request): Promise<void> {
  const { language } = request.session
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error) => (error ? reject(error) : resolve()))
  })
  if (language) request.session.language = language
}

/** Stores the session now; by itself it is stored when the answer ends. */
export async function saveSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.save((error) => (error ? reject(error) : resolve()))
  })
}

/** The cookie of a signed-in person goes when the browser closes; the store's own time limits the session. */
export function forgetAtClose(request: Request): void {
  request.session.cookie.expires = null
}

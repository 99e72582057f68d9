import type { SMTPServerOptions } from 'smtp-server'
import { codeOf, type MailLog } from './mail-log.ts'
import { type Refusal, refuse } from './refusals.ts'

export interface Credentials {
  readonly clientId: string
  readonly secret: string
  readonly remoteAddress: string
}

/**
 * Says who signs in. Whether the client or its secret is wrong is one answer; when it throws, or cannot tell now, the
 * client tries again.
 */
export type SignIn<Client> = (
  credentials: Credentials,
) => Promise<{ readonly client: Client } | { readonly refused: SignInRefusal }>

type SignInRefusal = Extract<
  Refusal,
  'wrong-credentials' | 'may-not-send' | 'too-many-failures' | 'sign-in-away'
>

type OnAuth = NonNullable<SMTPServerOptions['onAuth']>

/** Keeps who has signed in, by session. */
export function handleSignIn<Client>(
  { signIn, log }: { signIn: SignIn<Client>; log: MailLog },
  clients: Map<string, Client>,
): OnAuth {
  return (given, session, done) => {
    const { username, password, authzid } = given
    const isOneIdentity = !authzid || authzid === username
    if (!session.secure || !username || !password || !isOneIdentity)
      return done(refuse('wrong-credentials'))
    const { remoteAddress } = session
    signIn({ clientId: username, secret: password, remoteAddress }).then(
      (found) => {
        if ('refused' in found) {
          log.info({ problem: found.refused }, 'a client was not signed in')
          return done(refuse(found.refused))
        }
        clients.set(session.id, found.client)
        done(null, { user: true })
      },
      (error: unknown) => {
        log.error({ code: codeOf(error) }, 'it could not be asked who signs in')
        done(refuse('sign-in-away'))
      },
    )
  }
}

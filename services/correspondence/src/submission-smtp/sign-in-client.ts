import { createHmac, randomBytes } from 'node:crypto'
import { isRefusal } from '@gwirio/contracts'
import { type Credentials, limitRate, type SignIn, siteOf } from '@gwirio/mail'
import { type Caller, type Clock, createClientGrant, type TokenVerifier } from '@gwirio/service-kit'

/** A client that may send, for as long as its token is good. */
export interface SignedIn {
  readonly caller: Caller
  readonly goodUntil: Date
}

type Answer = Awaited<ReturnType<SignIn<SignedIn>>>

const scope = 'correspondence:send'
const maxRemembered = 1_000
/** Of one site and of one client; a client whose token is remembered is not counted. */
const questionsPerMinute = { site: 10, client: 20 }

/**
 * Signs clients in with what they have for HTTP: the issuer says whether the secret is good, by a token that may send.
 * The token is remembered for its lifetime, under a digest of the credentials; the secret never. Rejects when the issuer
 * cannot be asked.
 */
export function createClientSignIn(options: {
  issuer: string
  tokenAudience: string
  clock: Clock
  verifyToken: TokenVerifier
}): SignIn<SignedIn> {
  const { issuer, tokenAudience: resource, clock, verifyToken } = options
  const grant = createClientGrant({ issuer, scope, resource })
  const key = randomBytes(32)
  const remembered = new Map<string, Promise<Answer>>()
  const ofSite = limitRate({ perMinute: questionsPerMinute.site })
  const ofClient = limitRate({ perMinute: questionsPerMinute.client })

  return async (credentials) => {
    const name = nameOf(key, credentials)
    const known = await remembered.get(name)?.catch(() => null)
    if (known && 'client' in known && clock.now() < known.client.goodUntil) return known
    const mayAsk =
      ofSite.take(siteOf(credentials.remoteAddress)) && ofClient.take(credentials.clientId)
    if (!mayAsk) return { refused: 'too-many-failures' }
    const asked = ask(credentials)
    remember(name, asked)
    try {
      const answer = await asked
      if ('refused' in answer) remembered.delete(name)
      return answer
    } catch (error) {
      remembered.delete(name)
      throw error
    }
  }

  async function ask({ clientId, secret }: Credentials): Promise<Answer> {
    const granted = await grant({ clientId, secret })
    if ('refused' in granted) return { refused: granted.refused }
    const caller = await verifyToken(granted.token)
    if (isRefusal(caller)) return { refused: 'sign-in-away' }
    const isRight = caller.clientId === clientId && caller.kind === 'client'
    if (!isRight || !caller.scopes.has(scope)) return { refused: 'may-not-send' }
    const goodUntil = new Date(clock.now().getTime() + granted.lifetimeSeconds * 1_000)
    return { client: { caller, goodUntil } }
  }

  function remember(name: string, asked: Promise<Answer>): void {
    const [oldest] = remembered.size >= maxRemembered ? remembered.keys() : []
    if (oldest !== undefined) remembered.delete(oldest)
    remembered.set(name, asked)
  }
}

function nameOf(key: Buffer, { clientId, secret }: Credentials): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([clientId, secret]))
    .digest('base64url')
}

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

interface Remembered {
  readonly answer: Promise<Answer>
  goodUntil: Date
}

/** While it is being asked. */
const endOfTime = new Date(8.64e15)
const scope = 'correspondence:send'
const maxRemembered = 1_000
/**
 * Of one site and of one client. A client whose token is remembered is not counted; nor does the share of a client count for
 * the sites that it signed in from, so that nobody who guesses elsewhere keeps it out.
 */
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
  const remembered = new Map<string, Remembered>()
  const ofSite = limitRate({ perMinute: questionsPerMinute.site })
  const ofClient = limitRate({ perMinute: questionsPerMinute.client })
  const signedInFrom = new Set<string>()

  return async (credentials) => {
    const digest = digestOf(key, credentials)
    const known = remembered.get(digest)
    if (known && clock.now() < known.goodUntil) return await known.answer
    const { clientId, remoteAddress } = credentials
    const site = siteOf(remoteAddress)
    const place = JSON.stringify([clientId, site])
    const mayAsk = ofSite.take(site) && (signedInFrom.has(place) || ofClient.take(clientId))
    if (!mayAsk) return { refused: 'too-many-failures' }
    const answer = await remember(digest, ask(credentials))
    if ('client' in answer) noteSignedIn(place)
    return answer
  }

  function noteSignedIn(place: string): void {
    const [oldest] = signedInFrom.size >= maxRemembered ? signedInFrom : []
    if (oldest !== undefined) signedInFrom.delete(oldest)
    signedInFrom.add(place)
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

  /** From now on, so that those who come at the same time share one question. */
  async function remember(digest: string, answer: Promise<Answer>): Promise<Answer> {
    const [oldest] = remembered.size >= maxRemembered ? remembered.keys() : []
    if (oldest !== undefined) remembered.delete(oldest)
    const entry = { answer, goodUntil: endOfTime }
    remembered.set(digest, entry)
    try {
      const answered = await answer
      if ('client' in answered) entry.goodUntil = answered.client.goodUntil
      else remembered.delete(digest)
      return answered
    } catch (error) {
      remembered.delete(digest)
      throw error
    }
  }
}

function digestOf(key: Buffer, { clientId, secret }: Credentials): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([clientId, secret]))
    .digest('base64url')
}

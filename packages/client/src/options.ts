import { setTimeout as waitFor } from 'node:timers/promises'
import { GwirioError } from './error.ts'

/** How a report-sending system reaches Gwirio. */
export interface GwirioClientOptions {
  /** One address for everything, where a gateway stands before the services; or where each of them answers. */
  readonly baseUrls:
    | string
    | { readonly emailVerification: string; readonly correspondence: string }
  readonly clientId: string
  /** Keep it out of code, arguments and logs: it is all that proves who sends. */
  readonly clientSecret: string
  /** The address of sign-in or of another OpenID provider, whose metadata name the token endpoint. */
  readonly issuer?: string
  /** The token endpoint itself, where the provider has no metadata. */
  readonly tokenUrl?: string
  /** The audience to ask for (RFC 8707), where the provider needs it. */
  readonly resource?: string
  /** How long one attempt may take; 10 s, for a submission with its documents 120 s. */
  readonly timeoutMilliseconds?: number
  /** Attempts of one call, the first one too; 5 unless given. */
  readonly attempts?: number
  /** For tests: time and chance. */
  readonly surroundings?: Partial<Surroundings>
}

/** What the client does not decide itself. */
export interface Surroundings {
  now(): Date
  /** From 0 up to 1, without it. */
  random(): number
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>
}

export type ServiceName = 'emailVerification' | 'correspondence'

export const ourSurroundings: Surroundings = {
  now: () => new Date(),
  random: Math.random,
  wait: (milliseconds, signal) => waitFor(milliseconds, undefined, signal ? { signal } : {}),
}

/** @throws {GwirioError} `options-not-usable` */
export function baseUrlOf({ baseUrls }: GwirioClientOptions, service: ServiceName): URL {
  const text = typeof baseUrls === 'string' ? baseUrls : baseUrls[service]
  if (!URL.canParse(text)) throw new GwirioError({ operation: service, code: 'options-not-usable' })
  const url = new URL(text)
  url.pathname = url.pathname.replace(/\/*$/, '/')
  return url
}

import { Resolver } from 'node:dns/promises'

/** Answers as `node:dns` does: TXT as lists of strings, MX as objects, failures as errors with a code. */
export type MailResolver = (name: string, type: string) => Promise<unknown[]>

export interface ResolverOptions {
  /** `address` or `address:port`; none means those of the operating system. */
  readonly servers: readonly string[]
  /** For one attempt of one question. */
  readonly timeoutSeconds?: number
  readonly attempts?: number
}

/** A resolver for mail authentication. A server that cannot be used throws at once. */
export function createResolver(options: ResolverOptions): MailResolver {
  const resolver = new Resolver({
    timeout: (options.timeoutSeconds ?? 3) * 1000,
    tries: options.attempts ?? 2,
  })
  if (options.servers.length > 0) resolver.setServers([...options.servers])
  return async (name, type) => {
    const answer = await resolver.resolve(name, type)
    return Array.isArray(answer) ? answer : [answer]
  }
}

/** The same, as mailauth's types want it: they know of TXT alone, and it asks for others as well. */
export function forMailauth(resolver: MailResolver) {
  return resolver as (name: string, type: string) => Promise<string[][]>
}

/** For all questions to DNS about one mail. */
export const defaultDnsSeconds = 30

const hostName = /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{1,63}$/i

/**
 * Asks only for names that can be host names (RFC 1035 §2.3.1, with underscores). Names come out of
 * mail, and the system's resolver cuts one at a NUL: the answer would be about another domain.
 */
export function askHostNamesOnly(resolver: MailResolver): MailResolver {
  return async (name, type) => {
    const asked = name.replace(/\.$/, '')
    if (hostName.test(asked)) return await resolver(asked, type)
    throw Object.assign(new Error('not a host name'), { code: 'ENOTFOUND' })
  }
}

/** Notes whether DNS failed, as opposed to answering that there is nothing. */
export function watchFailures(resolver: MailResolver): {
  resolver: MailResolver
  hasFailed(): boolean
} {
  let hasFailed = false
  return {
    hasFailed: () => hasFailed,
    resolver: async (name, type) => {
      try {
        return await resolver(name, type)
      } catch (error) {
        if (!isAnswer(error)) hasFailed = true
        throw error
      }
    },
  }
}

/** Whether DNS answered that there is nothing, as opposed to not answering. */
export function isAnswer(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^E(?:NOTFOUND|NODATA)$/.test(String(error.code))
  )
}

/**
 * Lets all questions of one mail together take no longer than this: an answer that is not there by then
 * counts as a failure, whoever makes it wait.
 */
export function withDeadline(
  resolver: MailResolver,
  seconds: number,
): Disposable & { readonly resolver: MailResolver } {
  const passed = new AbortController()
  const timer = setTimeout(() => passed.abort(), seconds * 1000)
  return {
    resolver: async (name, type) => {
      const { promise, reject } = Promise.withResolvers<never>()
      const stop = () => reject(Object.assign(new Error('too late'), { code: 'ETIMEOUT' }))
      if (passed.signal.aborted) stop()
      passed.signal.addEventListener('abort', stop)
      try {
        return await Promise.race([promise, resolver(name, type)])
      } finally {
        passed.signal.removeEventListener('abort', stop)
      }
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}

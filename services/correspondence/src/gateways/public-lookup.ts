import { type LookupAddress, lookup as lookUpName } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isPublic } from '@gwirio/mail'

type Resolve = (
  name: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** The name stands for no address that may be called. */
class NotPublicError extends Error {
  override readonly name = 'NotPublicError'
}

/**
 * Finds the address that is then connected to: who runs a domain chooses what its names stand for, at every question
 * anew, so it is here that addresses of our own network are left out.
 */
export function publicLookup(resolve: Resolve = lookUpName): LookupFunction {
  return (name, options, done) => {
    resolve(name, { all: true }, (error, addresses) => {
      if (error) return done(error, '', 0)
      const [first, ...more] = addresses.filter(({ address }) => isPublic(address))
      if (!first) return done(new NotPublicError('no public address'), '', 0)
      if (options.all) done(null, [first, ...more])
      else done(null, first.address, first.family)
    })
  }
}

/** Whether a host as a URL writes it is an address of our own network: such a one is never looked up. */
export function isPrivateLiteral(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(host) !== 0 && !isPublic(host)
}

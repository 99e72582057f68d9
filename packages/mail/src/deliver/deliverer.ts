import { validateMx } from 'mailauth/lib/mta-sts.js'
import { requireAddress } from '../addresses/require-address.ts'
import { askHostNamesOnly, type MailResolver } from '../authenticate/resolver.ts'
import {
  type DeliveryLimits,
  type DeliveryResult,
  deliveryLimits,
  type FailedDelivery,
  failure,
  type GateHold,
  type Letter,
} from './delivery.ts'
import { findAddresses } from './find-addresses.ts'
import { findHosts } from './find-hosts.ts'
import { type Attempt, next } from './judge-error.ts'
import { openSocket } from './open-socket.ts'
import { findPolicy, type PolicySource } from './policy/find-policy.ts'
import type { PolicyCache, StsPolicy } from './policy/policy-cache.ts'
import { handOver } from './session.ts'

export interface DelivererOptions {
  /** What we call ourselves to other servers. */
  readonly serverName: string
  readonly resolver: MailResolver
  readonly clock: { now(): Date }
  /** What domains said about their servers, over restarts and for all processes. */
  readonly policies: PolicyCache
  /** Where mail servers listen: 25. */
  readonly port?: number | undefined
  /** Where policies are fetched from: 443. */
  readonly policyPort?: number | undefined
  /** Authorities to trust instead of the system's, in PEM. */
  readonly ca?: string | undefined
  /** Only where the whole world is on this machine. */
  readonly allowsPrivateAddresses?: boolean | undefined
  readonly limits?: Partial<DeliveryLimits> | undefined
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined
}

export interface Deliverer extends AsyncDisposable {
  /**
   * Hands a letter to the mail server of its recipient, over TLS. `holdGate` is asked when that server waits for the end of
   * the message, and at most once: without a yes that is still held the end does not leave.
   *
   * @throws TypeError when an address of it is none, and what `holdGate` throws
   */
  deliver(letter: Letter, holdGate: () => Promise<GateHold | null>): Promise<DeliveryResult>
}

/** Delivers letters. Disposing breaks off what has not been handed over whole, and waits for the answers to the rest. */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const tools = settle(options)
  const closing = new AbortController()
  const running = new Set<Promise<unknown>>()
  return {
    async deliver(letter, holdGate) {
      const work = deliver(letter, holdGate, { ...tools, closing: closing.signal })
      running.add(work)
      try {
        return await work
      } finally {
        running.delete(work)
      }
    },
    async [Symbol.asyncDispose]() {
      closing.abort()
      await Promise.allSettled(running)
    },
  }
}

type Tools = ReturnType<typeof settle> & { readonly closing: AbortSignal }
type Gate = () => Promise<GateHold | null>

async function deliver(given: Letter, holdGate: Gate, tools: Tools): Promise<DeliveryResult> {
  const { address, domain } = requireAddress(given.recipient)
  const returnPath = given.returnPath && requireAddress(given.returnPath).address
  const letter = { ...given, recipient: address, returnPath }
  const policy = await findPolicy(domain, tools.policySource)
  if (!policy.isKnown) return failure('deferred', policy.code)
  const hosts = await findHosts(domain, tools)
  if (!hosts.found) return failure(hosts.code === 'dns' ? 'deferred' : 'refused', hosts.code)

  const failures: FailedDelivery[] = []
  let addressesLeft = tools.limits.maxAddresses
  for (const host of hosts.found) {
    const places = await findPlaces({ host, domain, policy: policy.policy }, tools)
    if ('outcome' in places) failures.push(places)
    else
      for (const place of places.slice(0, addressesLeft)) {
        addressesLeft--
        const { result, mayTryNext } = await tryPlace(place, { letter, holdGate, tools })
        if (!mayTryNext || !('code' in result)) return result
        failures.push(result)
      }
  }
  return weigh(failures)
}

interface Place {
  readonly host: string
  readonly address: string
  readonly policy: StsPolicy | null
  readonly isNamedByPolicy: boolean
}

/** Where a mail server of the domain may be reached, or why it may not. */
async function findPlaces(
  { host, domain, policy }: { host: string; domain: string; policy: StsPolicy | null },
  { resolver, allowsPrivate }: Tools,
): Promise<Place[] | FailedDelivery> {
  const isNamedByPolicy = !policy || validateMx(host, { ...policy, mx: [...policy.mx] }).valid
  if (policy?.mode === 'enforce' && !isNamedByPolicy)
    return failure('policy-failed', 'no-matching-mx', host)
  const addresses = await findAddresses(host, { resolver, allowsPrivate })
  if (addresses.found)
    return addresses.found.map((address) => ({ host, address, policy, isNamedByPolicy }))
  if (addresses.code === 'private-address') return failure('refused', addresses.code, host)
  // RFC 5321 §5.1: without MX records the domain has to be a host itself
  const hasNoServer = addresses.code === 'no-address' && host === domain
  return hasNoServer
    ? failure('refused', 'no-mail-server')
    : failure('deferred', addresses.code, host)
}

async function tryPlace(
  { host, address, policy, isNamedByPolicy }: Place,
  { letter, holdGate, tools }: { letter: Letter; holdGate: Gate; tools: Tools },
): Promise<Attempt<DeliveryResult>> {
  const { serverName, ca, limits, port, closing } = tools
  const place = { host: address, port }
  const seconds = limits.connectSeconds
  const socket = await openSocket(place, { seconds, signal: closing }).catch(() => null)
  if (!socket) return next(failure('deferred', closing.aborted ? 'closing' : 'unreachable', host))
  const mode = policy?.mode ?? 'none'
  const session = { socket, host, serverName, ca, isNamedByPolicy, limits, closing, policy: mode }
  return await handOver(letter, holdGate, session)
}

/** What can still turn out well counts first, then what a person has to look at. */
const weights = ['deferred', 'policy-failed', 'no-tls', 'refused'] as const

function weigh(failures: readonly FailedDelivery[]): FailedDelivery {
  for (const outcome of weights) {
    const found = failures.find((each) => each.outcome === outcome)
    if (found) return found
  }
  return failure('deferred', 'no-address')
}

function settle(options: DelivererOptions) {
  const resolver = askHostNamesOnly(options.resolver)
  const allowsPrivate = options.allowsPrivateAddresses ?? false
  const { serverName, ca, clock } = options
  const policySource: PolicySource = {
    cache: options.policies,
    port: options.policyPort ?? 443,
    resolver,
    allowsPrivate,
    ca,
    clock,
  }
  return {
    serverName,
    ca,
    resolver,
    allowsPrivate,
    policySource,
    port: options.port ?? 25,
    random: options.random ?? Math.random,
    limits: { ...deliveryLimits, ...options.limits },
  }
}

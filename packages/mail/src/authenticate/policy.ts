import { type DMARCResult, dmarc } from 'mailauth'
import type { Address } from '../addresses/parse-address.ts'
import type { RelayedResults } from './relayed-results.ts'
import { forMailauth, type MailResolver } from './resolver.ts'
import type { Witness } from './verdict.ts'

/** The domains that something speaks for; each is that of From by the Public Suffix List. */
export interface Witnesses {
  /** Of signatures that passed. */
  readonly dkim: readonly string[]
  /** Of a reverse path that passed. */
  readonly spf: readonly string[]
  readonly edge: RelayedResults
  readonly arc: RelayedResults
}

export interface PolicyFindings {
  /** Null when nothing spoke for the domain, and its policy was not asked for. */
  readonly dmarc: { readonly result: string; readonly policy: string | null } | null
  /** Who speaks for the domain and is allowed to. */
  readonly speaks: Readonly<Record<Witness, boolean>>
}

/**
 * Asks the domain in From who may speak for it (DMARC, RFC 9989). Only its mode of alignment matters here,
 * not what it wants done with mail that fails: such mail is held anyway. Without a record everybody may
 * who is aligned by the Public Suffix List.
 */
export async function checkPolicy(
  address: Address,
  witnesses: Witnesses,
  resolver: MailResolver,
): Promise<PolicyFindings> {
  const { dkim, spf, edge, arc } = witnesses
  const dkimDomains = [...dkim, ...edge.dkimDomains, ...arc.dkimDomains]
  const spfDomains = [...spf, ...edge.spfDomains, ...arc.spfDomains]
  const isAsked = dkimDomains.length + spfDomains.length > 0
  const policy =
    isAsked &&
    (await dmarc({
      headerFrom: [address.normalised],
      fromFields: 1,
      dkimDomains: dkimDomains.map((domain) => ({ domain })),
      spfDomains,
      resolver: forMailauth(resolver),
      strict: true,
    }))
  return {
    dmarc: policy ? { result: policy.status.result, policy: policy.policy ?? null } : null,
    speaks: weigh(witnesses, policy || null),
  }
}

function weigh({ dkim, spf, edge, arc }: Witnesses, policy: DMARCResult | null) {
  const alignment = policy?.alignment
  const allowsDkim = !alignment || Boolean(alignment.dkim.result)
  const allowsSpf = !alignment || Boolean(alignment.spf.result)
  return {
    'dkim-aligned': allowsDkim && dkim.length > 0,
    'edge-dkim-aligned': allowsDkim && edge.dkimDomains.length > 0,
    'arc-dkim-aligned': allowsDkim && arc.dkimDomains.length > 0,
    'spf-aligned': allowsSpf && spf.length > 0,
    'edge-spf-aligned': allowsSpf && edge.spfDomains.length > 0,
    'edge-dmarc-passed': edge.hasDmarc,
    'arc-spf-aligned': allowsSpf && arc.spfDomains.length > 0,
  }
}

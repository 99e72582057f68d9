import type { PolicyFindings } from './policy.ts'
import { strongWitnesses, type Verdict, type VerdictReason, weakWitnesses } from './verdict.ts'

/** What was found out about a message, for the domain in From. */
export interface Findings extends PolicyFindings {
  readonly dkim: Verdict['dkim']
  readonly spf: Verdict['spf']
  readonly isArcUnknown: boolean
}

/**
 * The level of a message and why. DMARC only takes away: its record may ask for strict alignment. SPF
 * proves a server and not an author, so it never makes more than `weak`, with a record or without.
 */
export function judge(findings: Findings): Pick<Verdict, 'level' | 'reasons'> {
  const { dkim, spf, dmarc, speaks } = findings
  if (dmarc?.result === 'temperror') return { level: 'retry', reasons: ['dmarc-dns-failure'] }
  const proof = strongWitnesses.find((witness) => speaks[witness])
  if (proof) return { level: 'strong', reasons: [proof] }
  if (dkim.some(({ problem }) => problem === 'dns-failure')) {
    return { level: 'retry', reasons: ['dkim-dns-failure'] }
  }
  if (findings.isArcUnknown) return { level: 'retry', reasons: ['arc-dns-failure'] }

  const missing: VerdictReason = dkim.length > 0 ? 'no-good-dkim-signature' : 'no-dkim-signature'
  const hint = weakWitnesses.find((witness) => speaks[witness])
  if (hint) return { level: 'weak', reasons: [missing, hint] }
  if (spf?.result === 'temperror') return { level: 'retry', reasons: [missing, 'spf-dns-failure'] }
  if (dmarc) return { level: 'none', reasons: ['dmarc-not-aligned'] }
  return { level: 'none', reasons: [missing, spf ? 'spf-not-passed' : 'spf-not-checked'] }
}

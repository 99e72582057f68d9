import type { ContentPlace, Finding, HoldReason } from '@gwirio/contracts'

/** What the inspection found of something that is to leave. */
export interface ContentFacts {
  readonly isEmpty: boolean
  readonly subjectIsNeutral: boolean
  /** `not-scanned`: nobody could say. */
  readonly virus: 'clean' | 'infected' | 'not-scanned'
  /** It does something by itself when it is opened, such as fetching a picture. */
  readonly bodyIsActive: boolean
  /** What is wrong with each document, in their order. */
  readonly problems: ReadonlyArray<readonly string[]>
  /** Confidential details of others; null: nobody could say. */
  readonly details: ReadonlyArray<{
    readonly place: ContentPlace
    readonly document: number | null
    readonly kind: string
  }> | null
}

type ContentRefusal =
  | 'nothing-to-send'
  | 'subject-has-personal-data'
  | 'document-infected'
  | 'document-name'
  | 'document-type'
  | 'document-has-macros'

export type ContentRuling =
  | { readonly refused: ContentRefusal }
  | { readonly hold: HoldReason | null; readonly findings: readonly Finding[] }

/** What its sender can mend is refused; what a person has to look at is held (product.md, *The gate*). */
export function judgeContent(facts: ContentFacts): ContentRuling {
  const refused = findRefusal(facts)
  if (refused) return { refused }
  return { hold: findHold(facts), findings: listFindings(facts) }
}

function findRefusal(facts: ContentFacts): ContentRefusal | null {
  if (facts.virus === 'infected') return 'document-infected'
  const problems = new Set(facts.problems.flat())
  const found = documentRefusals.find(([problem]) => problems.has(problem))
  if (found) return found[1]
  if (facts.isEmpty) return 'nothing-to-send'
  return facts.subjectIsNeutral ? null : 'subject-has-personal-data'
}

const documentRefusals = [
  ['name-not-usable', 'document-name'],
  ['type-not-allowed', 'document-type'],
  ['type-differs', 'document-type'],
  ['macros', 'document-has-macros'],
] as const

/** Each once, the gravest first. */
function listFindings({ details, problems, virus, bodyIsActive }: ContentFacts): Finding[] {
  const findings: Finding[] = (details ?? []).map(({ place, document, kind }) => ({
    place,
    document,
    what: kind,
  }))
  if (!details) findings.push({ place: 'body', document: null, what: 'details-not-checked' })
  if (virus === 'not-scanned')
    findings.push({ place: 'document', document: null, what: 'not-scanned' })
  if (bodyIsActive) findings.push({ place: 'body', document: null, what: 'active-content' })
  for (const [document, found] of problems.entries())
    for (const what of found) findings.push({ place: 'document', document, what })
  return findings
}

/** The gravest, which is told as the reason. */
function findHold({ details, virus, problems, bodyIsActive }: ContentFacts): HoldReason | null {
  if (!details) return 'details-not-checked'
  if (details.length > 0) return 'details-of-others'
  return findGravest([
    ...(virus === 'clean' ? [] : ['not-scanned']),
    ...(bodyIsActive ? ['active-content'] : []),
    ...problems.flat(),
  ])
}

const holds = ['not-scanned', 'active-content', 'encrypted', 'unreadable', 'no-text'] as const

/** The gravest of what was found beside details of others; what nobody has heard of is at least not readable. */
export function findGravest(found: readonly string[]): HoldReason | null {
  if (found.length === 0) return null
  return holds.find((hold) => found.includes(hold)) ?? 'unreadable'
}

import {
  type CorrespondenceKind,
  caseReference,
  correspondenceKind,
  correspondenceReference,
  partyReference,
} from '@gwirio/contracts'
import { type Header, subjectOf, valuesOf } from '@gwirio/mail'
import type { HeaderProblem } from './problems.ts'

/** For whom a message is, as its header says. */
export interface Named {
  readonly case: string
  readonly party: string
  readonly kind: CorrespondenceKind
  readonly reference: string | null
  /** The subject without its tag; null when there was none. */
  readonly subject: string | null
}

const known = ['x-gwirio-case', 'x-gwirio-party', 'x-gwirio-kind', 'x-gwirio-reference']
const anyTag = /\[\s*gwirio\b[^\]]*\]?/gi
const goodTag = /^\[gwirio ([^\s\]]+) ([^\s\]]+)\]$/i

/** Case and party stand in two fields, once each, or in one tag of the subject; never in both. */
export function findParty(header: Header): Named | { readonly problem: HeaderProblem } {
  const fields = header.fields.filter(({ name }) => name.startsWith('x-gwirio-'))
  if (fields.some(({ name }) => !known.includes(name))) return { problem: 'field-unknown' }
  if (known.some((name) => valuesOf(header, name).length > 1))
    return { problem: 'party-named-twice' }
  const references = findReferences(header)
  if ('problem' in references) return references
  const parsed = {
    case: caseReference.safeParse(references.case),
    party: partyReference.safeParse(references.party),
  }
  if (!parsed.case.success || !parsed.party.success) return { problem: 'party-malformed' }
  const about = readAbout(header)
  if (!about) return { problem: 'field-value' }
  const { subject } = references
  return { case: parsed.case.data, party: parsed.party.data, ...about, subject }
}

interface References {
  readonly case: string
  readonly party: string
  readonly subject: string | null
}

function findReferences(header: Header): References | { readonly problem: HeaderProblem } {
  const subject = subjectOf(header)
  if (/\p{Cc}/u.test(subject)) return { problem: 'subject-not-readable' }
  const tags = subject.match(anyTag) ?? []
  const [caseField] = valuesOf(header, 'x-gwirio-case')
  const [partyField] = valuesOf(header, 'x-gwirio-party')
  if (caseField !== undefined && partyField !== undefined)
    return tags.length > 0
      ? { problem: 'party-named-twice' }
      : { case: caseField, party: partyField, subject: null }
  const [tag, ...more] = tags
  if (tag === undefined) return { problem: 'party-missing' }
  if (more.length > 0 || (caseField ?? partyField) !== undefined)
    return { problem: 'party-named-twice' }
  const [, fromTag, party] = goodTag.exec(tag) ?? []
  if (fromTag === undefined || party === undefined) return { problem: 'party-malformed' }
  return { case: fromTag, party, subject: without(subject, tag) }
}

function without(subject: string, tag: string): string {
  const [before = '', after = ''] = subject.split(tag)
  return [before.trim(), after.trim()].filter(Boolean).join(' ')
}

function readAbout(header: Header): Pick<Named, 'kind' | 'reference'> | null {
  const [kind = 'letter'] = valuesOf(header, 'x-gwirio-kind')
  const [reference] = valuesOf(header, 'x-gwirio-reference')
  const parsed = {
    kind: correspondenceKind.safeParse(kind.toLowerCase()),
    reference: correspondenceReference.optional().safeParse(reference),
  }
  if (!parsed.kind.success || !parsed.reference.success) return null
  return { kind: parsed.kind.data, reference: parsed.reference.data ?? null }
}

import { caseReference, partyReference } from '@gwirio/contracts'

/** A case, or one party of it. */
export interface SoughtReference {
  readonly caseReference: string
  readonly partyReference: string | null
}

/**
 * What a text may refer to: a case, or a party behind the reference of its case (`GW26P00123/2`, `gw26p00123 2`). A
 * reference may hold a stroke itself, so it can be both. Spaces within a reference are how it is read (`gw26p 00123`).
 */
export function readReferences(text: string): SoughtReference[] {
  const [, before = '', behind = ''] = /^(.+?)\s*[\s/]\s*([^\s/]+)$/.exec(text) ?? []
  return [
    ...readCase(text, null),
    ...(partyReference.safeParse(behind).success ? readCase(before, behind) : []),
  ]
}

function readCase(text: string, ofParty: string | null): SoughtReference[] {
  const joined = text.replaceAll(/\s/g, '')
  // Words without a digit are a name, not a reference with spaces in it
  if (joined !== text.trim() && !/\d/.test(joined)) return []
  const reference = caseReference.safeParse(joined.toUpperCase())
  return reference.success ? [{ caseReference: reference.data, partyReference: ofParty }] : []
}

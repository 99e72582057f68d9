import { caseReference, partyReference } from '@gwirio/contracts'
import { parseAddress } from '@gwirio/mail'
import { isBelow } from '../is-below.ts'

/** For whom a mail server relays. */
export interface Tagged {
  readonly case: string
  readonly party: string
}

/** One plus sign, and one full stop behind it: neither stands in a reference. */
const tagged = /^[^+]+\+([^+.]+)\.([^+.]+)$/

/**
 * Reads case and party from an envelope sender `name+CASE.PARTY@domain` of our own domain or one below it, letters as
 * they are in the references (docs/decisions/0022-policy-senders.md). Null when they do not stand there.
 */
export function readSenderTag(sender: string, mailDomain: string): Tagged | null {
  const address = parseAddress(sender)
  if (!address.ok || !isBelow(address.domain, mailDomain)) return null
  const [, caseText, partyText] = tagged.exec(address.local) ?? []
  const found = {
    case: caseReference.safeParse(caseText),
    party: partyReference.safeParse(partyText),
  }
  if (!found.case.success || !found.party.success) return null
  return { case: found.case.data, party: found.party.data }
}

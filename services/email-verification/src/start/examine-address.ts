import { type AddressFinding, addressCheck } from '@gwirio/contracts'
import {
  type Address,
  findLookAlike,
  isDisposableProvider,
  isRoleMailbox,
  parseAddress,
  suggestAddress,
} from '@gwirio/mail'
import type { Context } from '../context.ts'
import { askMailHost } from '../gateways/mail-hosts.ts'

/** An address as it was typed and what each check found, in the order in which they are shown. */
export interface Examined {
  /** Null when it is none. */
  readonly address: Address | null
  readonly findings: readonly AddressFinding[]
}

/** Looks at an address alone, whoever else is in the case. A DNS that does not answer is no finding against it. */
export async function examineAddress(
  context: Pick<Context, 'mail' | 'resolver'>,
  text: string,
): Promise<Examined> {
  const address = parseAddress(text)
  if (!address.ok) return { address: null, findings: unknownBut('form') }
  const suggestion = suggestAddress(address)
  const lookAlike = findLookAlike(address)
  const host = await askMailHost(context.resolver, address.domain)
  return {
    address,
    findings: [
      finding('form', 'good'),
      finding('takes-mail', hostResults[host]),
      finding('typing-error', suggestion ? 'look-again' : 'good', suggestion),
      finding(
        'look-alike-letters',
        lookAlike ? 'look-again' : 'good',
        lookAlike?.suggestion ?? null,
      ),
      finding('role-mailbox', isRoleMailbox(address) ? 'look-again' : 'good'),
      finding('disposable-provider', isDisposableProvider(address.domain) ? 'look-again' : 'good'),
      finding('own-domain', isOurs(context.mail.ownDomains, address.domain) ? 'stop' : 'good'),
    ],
  }
}

const hostResults = { 'takes-mail': 'good', 'takes-no-mail': 'stop', unknown: 'not-known' } as const

function unknownBut(stopped: AddressFinding['check']): AddressFinding[] {
  const alone = addressCheck.exclude(['other-parties']).options
  return alone.map((check) => finding(check, check === stopped ? 'stop' : 'not-known'))
}

function finding(
  check: AddressFinding['check'],
  result: AddressFinding['result'],
  suggestion: string | null = null,
): AddressFinding {
  return { check, result, suggestion }
}

/** A domain of ours, or one below it. */
function isOurs(ownDomains: ReadonlySet<string>, domain: string): boolean {
  const labels = domain.split('.')
  return labels.some((_, position) => ownDomains.has(labels.slice(position).join('.')))
}

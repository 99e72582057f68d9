import { type Refusal, refuse, type startVerification } from '@gwirio/contracts'
import { type Address, parseAddress } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { askMailHost } from '../gateways/mail-hosts.ts'

type EntryRefusal = Extract<
  (typeof startVerification.refusals)[number],
  `address${string}` | 'not-ready'
>

/** Checks the preferred address as it was typed: twice the same, valid, not our own, in a domain that takes mail. */
export async function checkAddressEntry(
  context: Pick<Context, 'mail' | 'resolver'>,
  entry: { address: string; addressAgain: string },
): Promise<Address | Refusal<EntryRefusal>> {
  if (entry.address.trim() !== entry.addressAgain.trim()) return refuse('addresses-differ')
  const address = parseAddress(entry.address)
  if (!address.ok) return refuse('address-not-valid')
  if (isOurs(context.mail.ownDomains, address.domain)) return refuse('address-is-ours')
  switch (await askMailHost(context.resolver, address.domain)) {
    case 'takes-mail':
      return address
    case 'takes-no-mail':
      return refuse('address-takes-no-mail')
    case 'unknown':
      return refuse('not-ready')
  }
}

/** A domain of ours, or one below it. */
function isOurs(ownDomains: ReadonlySet<string>, domain: string): boolean {
  const labels = domain.split('.')
  return labels.some((_, position) => ownDomains.has(labels.slice(position).join('.')))
}

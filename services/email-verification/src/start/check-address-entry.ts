import {
  type AddressFinding,
  type Refusal,
  refuse,
  type startVerification,
} from '@gwirio/contracts'
import type { Address } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { examineAddress } from './examine-address.ts'

type EntryRefusal = Extract<(typeof startVerification.refusals)[number], `address${string}`>

/** Checks the preferred address as it was typed: twice the same, and nothing found that stops it. */
export async function checkAddressEntry(
  context: Pick<Context, 'mail' | 'resolver'>,
  entry: { address: string; addressAgain: string },
): Promise<Address | Refusal<EntryRefusal>> {
  if (entry.address.trim() !== entry.addressAgain.trim()) return refuse('addresses-differ')
  const { address, findings } = await examineAddress(context, entry.address)
  if (!address) return refuse('address-not-valid')
  const isStopped = (check: AddressFinding['check']) =>
    findings.some((finding) => finding.check === check && finding.result === 'stop')
  if (isStopped('own-domain')) return refuse('address-is-ours')
  return isStopped('takes-mail') ? refuse('address-takes-no-mail') : address
}

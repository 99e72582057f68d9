import { findParties, findVerificationsByAddress, isRefusal, type Refusal } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { hasScope } from '../../require-staff.ts'
import { isAddress, isSearchable } from './form.ts'

/** A party that was found. Found by the address of a verification, it has no name here: its own page has it. */
export interface Found {
  readonly caseId: string
  readonly partyId: string
  readonly caseReference: string
  readonly partyReference: string
  readonly name?: string
}

const none = { parties: [], more: false }

/** Looks for a name, a reference or an address: on file, and among the addresses of verifications. */
export async function findEverywhere(
  context: Context,
  request: Request,
  text: string,
): Promise<{ parties: Found[]; more: boolean } | Refusal<'not-ready'>> {
  const byAddress = isAddress(text) && hasScope(request, 'verification:watch')
  const [onFile, verified] = await Promise.all([
    isSearchable(text)
      ? tryAs(context, request, 'identityCheck', findParties, { body: { text } })
      : none,
    byAddress
      ? tryAs(context, request, 'emailVerification', findVerificationsByAddress, {
          body: { address: text },
        })
      : none,
  ])
  if (isRefusal(onFile)) return onFile
  if (isRefusal(verified)) return verified
  return { parties: merge(onFile.parties, verified.parties), more: onFile.more || verified.more }
}

function merge(named: readonly Found[], others: readonly Found[]): Found[] {
  const known = new Set(named.map(({ partyId }) => partyId))
  return [...named, ...others.filter(({ partyId }) => !known.has(partyId))]
}

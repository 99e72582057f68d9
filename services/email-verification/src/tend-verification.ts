import type { ProblemCode, Refusal, VerificationView } from '@gwirio/contracts'
import type { Caller } from '@gwirio/service-kit'
import { changeVerification } from './change-verification.ts'
import type { Context } from './context.ts'
import type { VerificationRecord } from './store/verification-record.ts'
import type { VerificationKey } from './store/verifications.ts'

interface Tending<Code extends ProblemCode> {
  readonly kind: 'settle' | 'move-to-area'
  readonly reason: string
  readonly caller: Caller
  prepare(record: VerificationRecord): VerificationRecord | Refusal<Code>
}

/** What staff do about the work on a verification; its state stays, and every state allows it. */
export async function tendVerification<Code extends ProblemCode = never>(
  context: Context,
  key: VerificationKey,
  { kind, reason, ...given }: Tending<Code>,
): Promise<VerificationView | Refusal<Code | 'verification-not-found'>> {
  const command = { kind, reason } as const
  const tended = await changeVerification<Code>(context, key, { command, ...given })
  if ('refused' in tended && tended.refused === 'state-does-not-allow')
    throw new Error(`Every state allows to ${kind}`)
  return tended as VerificationView | Refusal<Code | 'verification-not-found'>
}

import type { VerificationState } from '@gwirio/contracts'

export type OutgoingKind =
  | 'prompt'
  | 'code-too-late'
  | 'no-code'
  | 'wrong-code'
  | 'several-codes'
  | 'start-again'

/** Whether one more answer may be sent: the last one is kept for asking the person to phone. */
export function mayAnswer(
  kind: OutgoingKind,
  { sent, most }: { readonly sent: number; readonly most: number },
): boolean {
  return sent < (kind === 'start-again' ? most : most - 1)
}

/**
 * Which mails may leave at this moment, whatever was decided before: who stops a verification, safely or not, is not
 * given away by a mail that still waited.
 */
export function mailsAllowedIn(state: VerificationState): readonly OutgoingKind[] {
  switch (state) {
    case 'awaiting-reply':
      return ['prompt', 'code-too-late', 'no-code', 'wrong-code', 'several-codes']
    case 'failed':
    case 'expired':
      return ['start-again']
    case 'verified':
    case 'suspended':
    case 'cancelled':
    case 'ended':
      return []
  }
}

import type { ReplyView, VerificationView } from '@gwirio/contracts'

/** A second person can accept only a reply that nobody, or only SPF, spoke for; every other hold has its own way on. */
export function mayBeAccepted(
  { allowed }: VerificationView,
  { outcome, reason }: Pick<ReplyView, 'outcome' | 'reason'>,
): boolean {
  const isForWantOfProof = reason === 'weak-authentication' || reason === 'not-authenticated'
  return allowed.includes('accept-reply') && outcome === 'reply-held' && isForWantOfProof
}

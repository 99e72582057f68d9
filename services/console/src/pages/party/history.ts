import type { Change, VerificationView } from '@gwirio/contracts'

/** One thing that happened to a party, with the address that it was about. */
export interface Happening {
  readonly change: Change
  readonly address: string
  readonly path: string
}

/** Everything that happened to a party, over all of its verifications, the newest first. */
export function listHistory(verifications: readonly VerificationView[]): Happening[] {
  return verifications
    .flatMap(({ address, caseId, changes, verificationId }) =>
      changes.map((change) => ({
        change,
        address,
        path: `/cases/${caseId}/verifications/${verificationId}`,
      })),
    )
    .sort(
      (a, b) =>
        Date.parse(b.change.at) - Date.parse(a.change.at) || b.change.sequence - a.change.sequence,
    )
}

export interface Sent {
  readonly what: 'prompt' | 'text'
  readonly address: string
  readonly at: string
}

/** What left the house for a party: e-mails and texts, the newest first. */
export function listSent(verifications: readonly VerificationView[]): Sent[] {
  return listHistory(verifications).flatMap<Sent>(({ change: { at, kind }, address }) => {
    if (kind === 'prompt-sent') return [{ what: 'prompt', address, at }]
    return kind === 'text-sent' ? [{ what: 'text', address, at }] : []
  })
}

import type { CallEvent, Change, VerificationView } from '@gwirio/contracts'

/** One thing that happened to a party: in a call, or to a verification, with the address that it was about. */
export type Happening =
  | { readonly at: string; readonly event: CallEvent }
  | {
      readonly at: string
      readonly change: Change
      readonly address: string
      readonly path: string
    }
type Changed = Extract<Happening, { change: Change }>

/** A page shows so many of the newest. */
const mostShown = 200

/** Everything that happened to a party, in calls and over all of its verifications, the newest first. */
export function listHistory(
  verifications: readonly VerificationView[],
  calls: readonly CallEvent[],
): Happening[] {
  const told = calls.map((event) => ({ at: event.at, event, moment: Date.parse(event.at) }))
  return [...told, ...listChanges(verifications)]
    .sort((one, other) => other.moment - one.moment)
    .slice(0, mostShown)
    .map(({ moment: _, ...happening }) => happening)
}

/** What comes later in a verification stands above what came before, whatever the clocks of others say. */
function listChanges(
  verifications: readonly VerificationView[],
): Array<Changed & { moment: number }> {
  return verifications
    .flatMap(({ address, caseId, changes, verificationId }) => {
      const path = `/cases/${caseId}/verifications/${verificationId}`
      let moment = 0
      return changes
        .toSorted((one, other) => one.sequence - other.sequence)
        .map((change) => {
          moment = Math.max(moment, Date.parse(change.at))
          return { at: change.at, change, address, path, moment }
        })
        .reverse()
    })
    .sort((one, other) => other.moment - one.moment)
}

export interface Sent {
  readonly what: 'prompt' | 'text'
  readonly address: string
  readonly at: string
}

/** What left the house for a party: e-mails and texts, the newest first. */
export function listSent(verifications: readonly VerificationView[]): Sent[] {
  return listChanges(verifications).flatMap<Sent>(({ change: { at, kind }, address }) => {
    if (kind === 'prompt-sent') return [{ what: 'prompt', address, at }]
    return kind === 'text-sent' ? [{ what: 'text', address, at }] : []
  })
}

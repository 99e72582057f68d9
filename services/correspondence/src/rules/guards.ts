import type { Command, Correspondence } from './model.ts'

/** What a row of the rules looks at. */
export interface Given {
  readonly correspondence: Correspondence
  readonly command: Command
  readonly now: Date
}

/** The last bytes of it may have left. */
export function isPastRecall({ correspondence }: Given): boolean {
  return correspondence.isPastRecall
}

/** An earlier attempt ended without an answer after its last bytes: nobody knows whether the message was taken. */
export function mayHaveLeft({ correspondence }: Given): boolean {
  return correspondence.isPastRecall
}

/** The same, of an attempt before this one: what comes of this one says nothing of it. */
export function mayHaveLeftBefore({ correspondence }: Given): boolean {
  return correspondence.state === 'sending' && correspondence.reason === 'may-have-left'
}

export function mayHaveLeftBeforeTooLate(given: Given): boolean {
  return mayHaveLeftBefore(given) && isTooLate(given)
}

export function mayHaveLeftTooLate(given: Given): boolean {
  return mayHaveLeft(given) && isTooLate(given)
}

export function isOwn({ correspondence, command }: Given): boolean {
  return command.kind === 'release' && command.by === correspondence.submittedBy
}

export function isTooEarly({ correspondence, now }: Given): boolean {
  return now < correspondence.readyAt
}

export function isTooLate({ correspondence, now }: Given): boolean {
  return now >= correspondence.giveUpAt
}

/** Another run of the same job has begun since. */
export function isOfAnotherAttempt({ correspondence, command }: Given): boolean {
  return 'attempt' in command && command.attempt !== correspondence.attempts
}

/** A suspension or a freeze may be taken back; everything else needs a new verification. */
export function isOverForGood({ command }: Given): boolean {
  return (
    command.kind === 'gate-closed' && command.reason !== 'suspended' && command.reason !== 'frozen'
  )
}

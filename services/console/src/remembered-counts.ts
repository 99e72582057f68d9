import type { Context } from './context.ts'
import type { SignedInStaff } from './session.ts'

const mostPeople = 2000

/**
 * How many of something wait for each person, as the service said last: a number in the navigation costs no call of its
 * own. It is not kept in the session, which a page that updates itself must not write.
 */
export class RememberedCounts {
  readonly #known = new Map<string, { count: number; at: number }>()
  readonly #keptMinutes: number

  /** @param keptMinutes how long a number is shown before somebody looks again */
  constructor(keptMinutes = 5) {
    this.#keptMinutes = keptMinutes
  }

  remember({ clock }: Pick<Context, 'clock'>, { subject }: SignedInStaff, count: number): void {
    this.#known.delete(subject)
    this.#known.set(subject, { count, at: clock.now().getTime() })
    const oldest = this.#known.keys().next().value
    if (this.#known.size > mostPeople && oldest !== undefined) this.#known.delete(oldest)
  }

  /** Null when nobody has looked for a while. */
  of({ clock }: Pick<Context, 'clock'>, { subject }: SignedInStaff): number | null {
    const known = this.#known.get(subject)
    const isRecent = known && clock.now().getTime() - known.at < this.#keptMinutes * 60_000
    return isRecent ? known.count : null
  }
}

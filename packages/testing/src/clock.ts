/** A clock that stands still until the test moves it. */
export interface FixedClock {
  now(): Date
  /** Moves the clock forward (or back, with a negative number). */
  advance(by: { seconds: number }): void
  /** Sets the clock to an ISO 8601 time with its zone, for example `2026-03-02T09:00:00Z`. */
  set(iso: string): void
}

/** @throws RangeError when `iso` is not a time */
export function fixedClock(iso: string): FixedClock {
  let milliseconds = parse(iso)
  return {
    now: () => new Date(milliseconds),
    advance: ({ seconds }) => {
      milliseconds += seconds * 1000
    },
    set: (next) => {
      milliseconds = parse(next)
    },
  }
}

function parse(iso: string): number {
  const milliseconds = Date.parse(iso)
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an ISO 8601 time: ${iso}`)
  return milliseconds
}

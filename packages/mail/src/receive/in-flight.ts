/** Memory that messages take between their first byte and their place in the journal. */
export interface InFlight {
  /** Room for one message, to be grown as it comes and released at its end. */
  open(): Room
}

interface Room extends Disposable {
  /** False when there is no room for so many bytes more. */
  grow(bytes: number): boolean
}

/** Shares a number of bytes among all messages that come in at once. */
export function boundInFlight(maxBytes: number): InFlight {
  let total = 0
  return {
    open() {
      let own = 0
      return {
        grow(bytes) {
          if (total + bytes > maxBytes) return false
          total += bytes
          own += bytes
          return true
        },
        [Symbol.dispose]: () => {
          total -= own
          own = 0
        },
      }
    },
  }
}

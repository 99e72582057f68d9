import { createWorkQueue } from '@gwirio/service-kit'
import type { After } from './after.ts'

/** Lets a few in at a time; the others wait in order, not too many and not too long. */
export interface WaitingRoom {
  /** @returns what to call when leaving, or null when it takes too long or too many wait */
  enter(): Promise<(() => void) | null>
}

export function openWaitingRoom(options: {
  atOnce: number
  waiting: number
  waitMilliseconds: number
  after: After
}): WaitingRoom {
  const queue = createWorkQueue(options)
  return {
    async enter() {
      const turn = Promise.withResolvers<(() => void) | null>()
      let hasGivenUp = false
      const stay = queue.run(
        () => new Promise<void>((leave) => (hasGivenUp ? leave() : turn.resolve(leave))),
      )
      if (!stay) return null
      const stopWaiting = options.after(options.waitMilliseconds, () => {
        hasGivenUp = true
        turn.resolve(null)
      })
      const leave = await turn.promise
      stopWaiting()
      return leave
    },
  }
}

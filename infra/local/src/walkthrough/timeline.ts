import pc from 'picocolors'

/** Prints each step when it is done: who did what, and how long it took. */
export interface Timeline {
  step<T>(who: string, what: string, work: () => Promise<T>): Promise<T>
}

/** @param print where a line goes */
export function createTimeline(print: (line: string) => void): Timeline {
  let number = 0
  return {
    async step(who, what, work) {
      number += 1
      const began = performance.now()
      const label = `${String(number).padStart(2)}  ${who.padEnd(13)} ${what.padEnd(62)}`
      try {
        const result = await work()
        print(`${label} ${pc.green('done')} ${milliseconds(began)}`)
        return result
      } catch (error) {
        print(`${label} ${pc.red('failed')} ${milliseconds(began)}`)
        throw error
      }
    },
  }
}

function milliseconds(began: number): string {
  return `${Math.round(performance.now() - began)} ms`.padStart(9)
}

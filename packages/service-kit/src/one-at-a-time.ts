/**
 * Runs `work` when called, and once more when it was called meanwhile: many calls make few runs, and each call is followed
 * by a run that began after it.
 */
export function oneAtATime(work: () => Promise<void>, onError: (error: unknown) => void) {
  let running = Promise.resolve()
  let isRunning = false
  let isAskedAgain = false
  const run = async () => {
    do {
      isAskedAgain = false
      await work().catch(onError)
    } while (isAskedAgain)
    isRunning = false
  }
  const start = () => {
    if (isRunning) {
      isAskedAgain = true
      return
    }
    isRunning = true
    running = run()
  }
  return Object.assign(start, { settled: () => running })
}

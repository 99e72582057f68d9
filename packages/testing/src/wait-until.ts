/**
 * Resolves with what `look` finds, now or after a change.
 * @throws when nothing was found in `timeoutMilliseconds` (40 s by default)
 */
export function waitUntil<T>(options: {
  look: () => T | undefined
  onChange: (listener: () => void) => () => void
  what: string
  timeoutMilliseconds?: number | undefined
}): Promise<T> {
  const found = options.look()
  if (found !== undefined) return Promise.resolve(found)
  const timeout = options.timeoutMilliseconds ?? 40_000
  return new Promise((resolve, reject) => {
    const stop = options.onChange(() => {
      const value = options.look()
      if (value === undefined) return
      finish()
      resolve(value)
    })
    const timer = setTimeout(() => {
      finish()
      reject(new Error(`${options.what} did not come within ${timeout} ms`))
    }, timeout)
    function finish(): void {
      clearTimeout(timer)
      stop()
    }
  })
}

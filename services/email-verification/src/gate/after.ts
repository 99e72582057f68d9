/** Calls something once after a time, unless the returned function is called before. */
export type After = (milliseconds: number, call: () => void) => () => void

export const afterTimeout: After = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}

const controllers = new WeakMap<object, AbortController>()

/** Tells the streams of an app that it is closing: `listen` aborts it, they end. */
export function closingOf(app: object): AbortController {
  const known = controllers.get(app)
  if (known) return known
  const made = new AbortController()
  controllers.set(app, made)
  return made
}

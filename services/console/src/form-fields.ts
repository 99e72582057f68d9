/** What was typed into a field of a form, as it was typed; empty when there is no such field, or more than one. */
export function fieldText(body: unknown, field: string): string {
  const typed = fieldsOf(body)[field]
  return typeof typed === 'string' ? typed : ''
}

/** What was typed, without the spaces around it, and without what is more than the field takes. */
export function readText(body: unknown, field: string, most = Number.POSITIVE_INFINITY): string {
  return fieldText(body, field).trim().slice(0, most)
}

/** What was chosen of several. */
export function readList(body: unknown, field: string): string[] {
  const typed = fieldsOf(body)[field]
  return [typed].flat().filter((item) => typeof item === 'string')
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

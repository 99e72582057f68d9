import type { ParseResult } from '@gwirio/contracts'

/**
 * Reads what a newer service may have added to: fields that this version does not know are left out. Everything that it
 * does know must be as the contract says.
 */
export const parseTolerantly: ParseResult = (schema, value) => {
  const first = schema.safeParse(value)
  if (first.success) return first
  const copy: unknown = structuredClone(value)
  for (const issue of first.error.issues) {
    if (issue.code !== 'unrecognized_keys') return first
    const holder = at(copy, issue.path)
    for (const key of issue.keys) Reflect.deleteProperty(holder, key)
  }
  return schema.safeParse(copy)
}

function at(value: unknown, path: readonly PropertyKey[]): object {
  const found = path.reduce<unknown>((place, key) => Reflect.get(Object(place), key), value)
  return Object(found) as object
}

import type { Caller } from '@gwirio/service-kit'

/** The name of a person, as their provider says it. */
export function nameOf({ name, subject }: Caller): string {
  return name ?? subject
}

import { type DetailKind, detailKind, detailValue } from '@gwirio/contracts'
import { parseAddress } from '@gwirio/mail'
import type { Reading } from './read-party.ts'

/** The column of each kind of confidential detail: `refuge-area` stands in `confidential_refuge_area`. */
export const detailColumns: ReadonlyMap<string, DetailKind> = new Map(
  detailKind.options.map((kind) => [`confidential_${kind.replaceAll('-', '_')}`, kind]),
)

const mostValues = 20

/** Reads the details in a cell, separated by semicolons; none when it is empty. */
export function readDetails(kind: DetailKind, cell: string): Reading<readonly string[]> {
  const values = cell
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '')
  if (values.length > mostValues) return { reason: `has more than ${mostValues} values.` }
  if (!values.every((value) => detailValue.safeParse(value).success))
    return {
      reason: 'must have 3 letters or digits at least and 200 characters at most in each value.',
    }
  if (kind === 'e-mail' && !values.every((value) => parseAddress(value).ok))
    return { reason: 'is no e-mail address.' }
  if (kind === 'phone' && !values.every((value) => (value.match(/\d/g)?.length ?? 0) >= 6))
    return { reason: 'is no telephone number.' }
  return { value: values }
}

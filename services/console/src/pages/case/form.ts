import { readText } from '../../form-fields.ts'
import type { Fields } from './acts.ts'

/** What was typed, or what a link says beforehand. */
export function readFields(given: unknown): Fields {
  return {
    caseReference: readText(given, 'caseReference', 100).toUpperCase(),
    who: readText(given, 'who', 100),
  }
}

import type { Fields } from './acts.ts'

/** What was typed, or what a link says beforehand. */
export function readFields(given: unknown): Fields {
  const text = (name: string) => {
    const value = (given as Record<string, unknown> | undefined)?.[name]
    return typeof value === 'string' ? value.trim().slice(0, 100) : ''
  }
  return { caseReference: text('caseReference').toUpperCase(), who: text('who') }
}

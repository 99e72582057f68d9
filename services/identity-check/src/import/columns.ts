import { type QuestionKind, questionKind } from '@gwirio/contracts'
import type { Problem } from './problem.ts'
import { detailColumns } from './read-details.ts'

const required = [
  'case_reference',
  'area',
  'law',
  'party_reference',
  'name',
  'language',
  'mobile',
] as const
const optional = [
  'mobile_since',
  'email',
  'letter_format',
  'known_to_others',
  'linked_cases',
  'case_ended',
] as const

/** The column of each kind of fact: `date-of-birth` stands in `date_of_birth`. */
export const factColumns: ReadonlyMap<string, QuestionKind> = new Map(
  questionKind.options.map((kind) => [columnOf(kind), kind]),
)

function columnOf(kind: QuestionKind): string {
  return kind.replaceAll('-', '_')
}

/** Every column that a file may have. */
const knownColumns: readonly string[] = [
  ...required,
  ...optional,
  ...factColumns.keys(),
  ...detailColumns.keys(),
]

/**
 * Reads the line of headings. A heading that is not known is named by its position: without headings the first line
 * holds a person.
 */
export function readHeader(
  line: number,
  cells: readonly string[],
): { columns: readonly string[] } | { problems: readonly Problem[] } {
  const columns = cells.map((cell) => cell.trim().toLowerCase())
  const known = columns.filter((column) => knownColumns.includes(column))
  const problem = (reason: string, column: string | null = null): Problem => ({
    line,
    column,
    reason,
  })
  if (known.length === 0) {
    const reason = `The first line must hold the headings: ${knownColumns.join(', ')}.`
    return { problems: [problem(reason)] }
  }
  const problems = [
    ...columns.flatMap((column, index) => {
      if (!knownColumns.includes(column))
        return [
          problem(
            `The heading of column ${index + 1} is not known. Known: ${knownColumns.join(', ')}.`,
          ),
        ]
      return columns.indexOf(column) < index ? [problem('This heading stands twice.', column)] : []
    }),
    ...required
      .filter((column) => !columns.includes(column))
      .map((column) => problem('This column is missing.', column)),
  ]
  return problems.length > 0 ? { problems } : { columns }
}

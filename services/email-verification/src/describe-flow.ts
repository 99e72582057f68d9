import { describeCondition, listTransitions } from './rules/transitions.ts'
import { everyState, type Row, rows } from './rules/verification.ts'

/** The page `docs/flow.md`: the state diagram and the table of rules, made from the rules themselves. */
export function describeFlow(): string {
  return `# The states of a verification

Made from \`services/email-verification/src/rules/verification.ts\` by \`node services/email-verification/flow.ts\`; a test
compares it. Only _verified_ opens the gate. What no rule allows is refused with \`state-does-not-allow\`.

\`\`\`mermaid
stateDiagram-v2
${listArrows().join('\n')}
\`\`\`

Time ends an open verification after its 24 hours and a verified or suspended one after its 12 months, whether or not the
job that writes it down has run.

A fresh code that the rules send by themselves (\`issue-code\`) is not texted at a time that is not safe for the person: it
becomes the change \`code-refused\` with the reason \`text-not-safe-now\`, and the answer that would promise it stays
unsent (\`src/rules/safe-to-text.ts\`).

${drawTable([['in state', 'on', 'if', 'then', 'told as', 'followed by'], ...rows.map(describeRow)])}
`
}

/** Arrows between the same two states share one line. */
function listArrows(): string[] {
  const arrows = Map.groupBy(listTransitions(), ({ from, to }) => `${name(from)} --> ${name(to)}`)
  const labelled = [...arrows].map(
    ([arrow, ways]) => `  ${arrow}: ${[...new Set(ways.map(({ on }) => on))].join(', ')}`,
  )
  const leaving = new Set(listTransitions().map(({ from }) => name(from)))
  const ends = new Set(listTransitions().map(({ to }) => name(to)))
  const final = [...ends].filter((state) => !leaving.has(state))
  return [...labelled, ...final.map((state) => `  ${state} --> [*]`)]
}

/** Mermaid takes a hyphen in a name for an arrow. */
function name(state: string): string {
  return state === 'none' ? '[*]' : state.replaceAll('-', '_')
}

function describeRow(row: Row): string[] {
  const result = row.refuse ? `refused: \`${row.refuse}\`` : row.to ? `**${row.to}**` : 'stays'
  return [
    row.from === everyState ? 'any' : row.from.join(', '),
    `\`${row.on}\``,
    describeCondition(row) ?? '',
    result,
    (row.changes ?? []).join(', '),
    (row.effects ?? []).join(', '),
  ]
}

/** Columns as wide as their widest cell, as the formatter would have them. */
function drawTable([head = [], ...body]: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => cells[column]?.length ?? 0)),
  )
  const rule = widths.map((width) => '-'.repeat(width))
  return [head, rule, ...body]
    .map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

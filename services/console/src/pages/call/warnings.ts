import type { AddressFinding } from '@gwirio/contracts'
import type { CallDraft } from '../../store/calls.ts'
import type { ConsoleWords } from '../../words/index.ts'

interface Findings {
  /** What may have been meant. */
  readonly suggestion: string | undefined
  /** What needs care, the worst first: to be read before the letters are. */
  readonly warnings: readonly AddressFinding[]
  readonly calm: readonly AddressFinding[]
}

/** What the checks found; a typing error stands beside its suggestion. */
export function listFindings({ findings = [] }: CallDraft): Findings {
  const suggested = findings.find(({ suggestion }) => suggestion)
  return {
    suggestion: suggested?.suggestion ?? undefined,
    warnings: findings
      .filter((finding) => finding.result !== 'good' && finding !== suggested)
      .sort(worstFirst),
    calm: findings.filter(({ result }) => result === 'good'),
  }
}

/** The warnings that were passed with an address, in one line; null when there was none. */
export function nameWarnings(
  { findings = [] }: CallDraft,
  { call: { send } }: ConsoleWords,
): string | null {
  const names = findings
    .filter(({ result }) => passed.includes(result))
    .sort(worstFirst)
    .map(({ check }) => send.warnings[check])
  return names.length > 0 ? send.warned.replace('{warnings}', names.join('; ')) : null
}

const passed: ReadonlyArray<AddressFinding['result']> = ['second-person', 'look-again']

function worstFirst(a: AddressFinding, b: AddressFinding): number {
  const order = ['stop', 'second-person', 'look-again', 'not-known', 'good']
  return order.indexOf(a.result) - order.indexOf(b.result)
}

import { type FieldError, type ProblemCode, problems } from '@gwirio/contracts'

/** What goes wrong on the way, with what to do about it. */
const failures = {
  unreachable:
    'Check the address and the network, and try again: nothing is known of this attempt.',
  'timed-out': 'Try again later: nothing is known of this attempt.',
  'contract-broken': 'Check the address; then use a client of the same version as the service.',
  'no-problem-code': 'Check the address: something answered that is not Gwirio.',
  'token-refused': 'Check client id, secret and the scopes that a manager gave this client.',
  'document-unreadable': 'Check the path of the document and who may read it.',
  'options-not-usable': 'Give absolute addresses, and either `issuer` or `tokenUrl`.',
} as const

export type ErrorCode = ProblemCode | keyof typeof failures

/**
 * A question that could not be asked, or a request that was not of the right form. It holds no personal data, so it can
 * be logged. Where it comes from `ask`, take it for a no.
 */
export class GwirioError extends Error {
  override readonly name = 'GwirioError'
  readonly code: ErrorCode
  /** What to do about it. */
  readonly remedy: string
  readonly operation: string
  /** Of the answer; null when there was none. */
  readonly status: number | null
  /** For `invalid-input`: places and rules, never values. */
  readonly errors: readonly FieldError[]

  constructor(what: {
    operation: string
    code: string
    status?: number | null
    errors?: readonly FieldError[]
  }) {
    const code = isKnown(what.code) ? what.code : 'no-problem-code'
    super(`${what.operation}: ${code}`)
    this.code = code
    this.remedy = remedyOf(code)
    this.operation = what.operation
    this.status = what.status ?? null
    this.errors = what.errors ?? []
  }
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(problems, code) || Object.hasOwn(failures, code)
}

function remedyOf(code: ErrorCode): string {
  return code in failures
    ? failures[code as keyof typeof failures]
    : problems[code as ProblemCode][2]
}

import { type Operation, type ProblemCode, type Refusal, refuse } from '@gwirio/contracts'

/** Lets a test decide what an operation of a stand-in answers, whatever the rules say. */
export class Moods {
  readonly #refusals = new Map<string, ProblemCode>()

  /** The operation refuses from now on; null: it answers again. */
  refuse(operation: Operation, code: ProblemCode | null): void {
    if (code) this.#refusals.set(operation.id, code)
    else this.#refusals.delete(operation.id)
  }

  /** Any code, also one that the operation's contract does not name. */
  refusal(operation: Operation): Refusal<never> | null {
    const code = this.#refusals.get(operation.id)
    return code ? (refuse(code) as Refusal<never>) : null
  }
}

import { isRefusal, type ProblemCode, problems, type Refusal } from '@gwirio/contracts'

/** What Gwirio decided against: the code is stable, the words are for people. */
export interface Refused<Code extends ProblemCode = ProblemCode> {
  readonly refused: Code
  readonly title: string
  /** What to do about it. */
  readonly remedy: string
}

/** Tells a refusal from a result. */
export function isRefused(answer: unknown): answer is Refused {
  return isRefusal(answer)
}

/** A refusal with its words; everything else as it is. */
export function explain<Answer>(
  answer: Answer,
): Exclude<Answer, Refusal> | Refused<CodeIn<Answer>> {
  if (!isRefusal(answer)) return answer as Exclude<Answer, Refusal>
  const code = answer.refused as CodeIn<Answer>
  const [, title, remedy] = problems[code]
  return { refused: code, title, remedy }
}

type CodeIn<Answer> = Extract<Answer, Refusal> extends Refusal<infer Code> ? Code : never

import type { ConcernReason } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request } from 'express'
import type { Context } from '../../context.ts'
import type { Call, CallDraft, CallStep } from '../../store/calls.ts'
import type { ConsoleWords } from '../../words/index.ts'

/** What an act of staff has to go on. */
export interface At {
  readonly context: Context
  readonly request: Request
  readonly call: Call
  readonly words: ConsoleWords
  readonly body: unknown
}

/** The call goes on, or the same step is asked again with what is wrong and what was typed. */
export type Outcome =
  | {
      readonly step: CallStep
      readonly draft: CallDraft
      /** Counts also when the call moved on meanwhile. */
      readonly mustWin?: boolean
      /** It ends in danger: nobody phones again before somebody else has looked at it. */
      readonly concerns?: readonly ConcernReason[]
    }
  | { readonly errors: readonly PageError[]; readonly typed?: Readonly<Record<string, unknown>> }

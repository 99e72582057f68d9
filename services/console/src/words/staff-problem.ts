import type {
  answerIdentityCheck,
  cancelVerification,
  endVerification,
  readParty,
  requestNewCode,
  startIdentityCheck,
  startVerification,
  suspendVerification,
} from '@gwirio/contracts'

/** The refusals that staff can meet: those of the operations that the console calls. */
export type StaffProblem = (
  | typeof readParty
  | typeof startIdentityCheck
  | typeof answerIdentityCheck
  | typeof startVerification
  | typeof requestNewCode
  | typeof cancelVerification
  | typeof suspendVerification
  | typeof endVerification
)['refusals'][number]

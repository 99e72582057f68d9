import type {
  answerIdentityCheck,
  cancelVerification,
  readParty,
  requestNewCode,
  startIdentityCheck,
  startVerification,
} from '@gwirio/contracts'

/** The refusals that staff can meet: those of the operations that the console calls. */
export type StaffProblem = (
  | typeof readParty
  | typeof startIdentityCheck
  | typeof answerIdentityCheck
  | typeof startVerification
  | typeof requestNewCode
  | typeof cancelVerification
)['refusals'][number]

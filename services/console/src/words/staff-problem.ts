import type { ProblemCode } from '@gwirio/contracts'

/** What only a program can meet, or what has a page of its own. */
type NotForStaff =
  | 'invalid-input'
  | 'malformed-json'
  | 'malformed-form'
  | 'length-missing'
  | 'token-missing'
  | 'token-invalid'
  | 'signature-invalid'
  | 'scope-missing'
  | 'not-found'
  | 'method-not-allowed'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'internal-error'
  | 'webhook-not-found'
  | 'webhook-address'
  | 'too-many-webhooks'
  | 'message-unreadable'

/** The refusals that staff can meet. */
export type StaffProblem = Exclude<ProblemCode, NotForStaff>

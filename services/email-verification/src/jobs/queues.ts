/** The service's queues; each job can run twice. */
export const queues = [
  'send-prompt',
  'send-answer',
  'issue-code',
  'stop-codes',
  'read-reply',
  'expire',
] as const

/** Ids only: finished jobs stay readable. */
export interface VerificationJob {
  readonly caseId: string
  readonly verificationId: string
}

export interface MailJob extends VerificationJob {
  readonly mailId: string
}

export interface CodeJob extends VerificationJob {
  readonly requestId: string
}

export interface ReplyJob {
  readonly mailId: string
}

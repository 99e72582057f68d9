/** The product's numbers that the rules of a verification need; each is a setting. */
export interface Numbers {
  /** How long a verification waits for a good reply. */
  readonly openHours: number
  /** How long an address stays verified at most. */
  readonly verifiedMonths: number
  /** How long after a change of the mobile on file a manager approves first. */
  readonly mobileQuietDays: number
  /** Wrong tries of a new verification; sms-code counts them. */
  readonly tries: number
  /** Codes of a new verification; sms-code counts them. */
  readonly codes: number
  /** Short answers that one verification sends at most. */
  readonly answers: number
  /** How long a second person may take to decide. */
  readonly approvalHours: number
  /** How long after its begin somebody can be on the line: as long as an identity check is good. */
  readonly callMinutes: number
  /** Different addresses that one call compares with those of others. */
  readonly addressesPerCall: number
  /** Mails of one verification that its history tells; more are counted. */
  readonly repliesTold: number
}

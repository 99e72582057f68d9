import type { TextFailure } from '../rules/texts.ts'

export interface OutgoingText {
  /** E.164. */
  readonly mobile: string
  readonly body: string
  /** Where the provider reports what became of it. */
  readonly statusUrl: string
  /** How long the provider may keep it before it is worthless. */
  readonly validitySeconds: number
}

/** The provider that sends texts. */
export interface TextGateway {
  /**
   * Hands a text over.
   *
   * @returns its id at the provider, or why it will never be sent
   * @throws {TextGatewayError} when it may be taken later, and when nobody knows whether it was taken
   */
  send(text: OutgoingText): Promise<{ sid: string } | { failure: TextFailure }>
  /** Looks for a text that was taken although we never heard so. */
  findTaken(text: { mobile: string; body: string; notBefore: Date }): Promise<TakenText | null>
  /** Whether a receipt for this URL was made by the provider, for our account. */
  isGenuine(receipt: Receipt): boolean
}

export interface TakenText {
  readonly sid: string
  readonly takenAt: Date
}

export interface Receipt {
  readonly url: string
  readonly signature: string
  readonly form: Readonly<Record<string, unknown>>
}

/** Carries neither number nor text: it ends up in logs and in the table of jobs. */
export class TextGatewayError extends Error {
  override readonly name = 'TextGatewayError'
  readonly code: string

  constructor(code: string) {
    super(`The text provider failed: ${code}`)
    this.code = code
  }
}

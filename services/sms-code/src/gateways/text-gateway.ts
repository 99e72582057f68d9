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
   * @throws {TextGatewayError} when it may be taken later
   */
  send(text: OutgoingText): Promise<{ sid: string } | RefusedText>
  /**
   * Looks for a text that was taken although we never heard so: by its code, because the wording may be another by now.
   *
   * @throws {TextGatewayError} when the provider does not say
   */
  findTaken(text: { mobile: string; code: string; notBefore: Date }): Promise<TakenText | null>
  /** Whether a receipt for this URL was made by the provider, for our account. */
  isGenuine(receipt: Receipt): boolean
}

interface RefusedText {
  readonly failure: TextFailure
  /** The provider's own word for it, for operators. */
  readonly errorCode: string
}

export interface TakenText {
  readonly sid: string
  readonly takenAt: Date
}

interface Receipt {
  readonly url: string
  readonly signature: string
  readonly form: Readonly<Record<string, unknown>>
}

/** Carries neither number nor text: it ends up in logs and in the table of jobs. */
export class TextGatewayError extends Error {
  override readonly name = 'TextGatewayError'
  readonly code: string
  /** Whether the provider said that it did not take the text; else nobody knows. */
  readonly isNotTaken: boolean

  constructor(code: string, isNotTaken: boolean) {
    super(`The text provider failed: ${code}`)
    this.code = code
    this.isNotTaken = isNotTaken
  }
}

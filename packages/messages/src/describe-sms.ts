import { SegmentedMessage } from 'sms-segments-calculator'

export interface SmsDescription {
  /** NFC, as it is sent: what `places` count in. */
  readonly text: string
  readonly encoding: 'GSM-7' | 'UCS-2'
  readonly parts: number
  /** Characters as the encoding counts them: in GSM-7 one of the extension table is two, in UCS-2 an emoji is. */
  readonly used: number
  /** How many more fit into the last part. */
  readonly left: number
  /** Each letter outside GSM-7, in order: any of them makes the whole text UCS-2, 70 characters a part. */
  readonly forcedBy: readonly ForcingLetter[]
}

export interface ForcingLetter {
  readonly letter: string
  /** Indexes into `text`. */
  readonly places: readonly number[]
}

/**
 * Describes a text as it is sent: 160 septets or 70 UCS-2 units in one part, 153 or 67 in each of several (3GPP TS 23.038
 * §6.2.1, TS 23.040 §9.2.3.24.1). Counted by Twilio's own library: what it says is what is billed.
 */
export function describeSms(given: string): SmsDescription {
  const text = given.normalize('NFC')
  const message = new SegmentedMessage(text)
  const { encodingName: encoding, segments, messageSize } = message
  const bits = bitsOfUnit[encoding]
  return {
    text,
    encoding,
    parts: segments.length,
    used: messageSize / bits,
    left: Math.floor((segments.at(-1)?.freeSizeInBits() ?? 0) / bits),
    forcedBy: findForcingLetters(message),
  }
}

const bitsOfUnit = { 'GSM-7': 7, 'UCS-2': 16 } as const

function findForcingLetters({ encodedChars }: SegmentedMessage): ForcingLetter[] {
  const found = new Map<string, number[]>()
  let place = 0
  for (const { raw, isGSM7 } of encodedChars) {
    if (!isGSM7) found.set(raw, [...(found.get(raw) ?? []), place])
    place += raw.length
  }
  return [...found].map(([letter, places]) => ({ letter, places }))
}

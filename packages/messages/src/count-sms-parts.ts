import { SegmentedMessage } from 'sms-segments-calculator'

export interface SmsParts {
  encoding: 'GSM-7' | 'UCS-2'
  /** Septets in GSM-7 (an extension character is two), 16-bit units in UCS-2. */
  units: number
  parts: number
  /** Letters outside GSM-7, each once: any of them makes the whole text UCS-2. */
  forcedBy: string[]
}

/**
 * Counts the parts in which a text is sent: 160 septets or 70 UCS-2 units in one part, 153 or 67 in each of several
 * (3GPP TS 23.038 §6.2.1, TS 23.040 §9.2.3.24.1). Counted by Twilio's own library, as they are sent through Twilio.
 */
export function countSmsParts(text: string): SmsParts {
  const message = new SegmentedMessage(text.normalize('NFC'))
  const encoding = message.encodingName
  return {
    encoding,
    units: message.messageSize / bitsOfUnit[encoding],
    parts: message.segmentsCount,
    forcedBy: [...new Set(message.getNonGsmCharacters())],
  }
}

const bitsOfUnit = { 'GSM-7': 7, 'UCS-2': 16 } as const

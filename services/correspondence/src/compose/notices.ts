import type { Language } from '@gwirio/contracts'

interface Notice {
  readonly lang: 'cy' | 'en'
  readonly lines: readonly string[]
}

const words = {
  cy: {
    alone:
      "Mae'r e-bost hwn yn gyfrinachol, ac ar gyfer y person y'i cyfeiriwyd ato yn unig. Os daeth atoch drwy gamgymeriad, rhowch wybod i ni a dilëwch ef: peidiwch â'i ddarllen, ei gopïo na'i anfon ymlaen.",
    withDocuments:
      "Mae'r e-bost hwn a'i atodiadau yn gyfrinachol, ac ar gyfer y person y'i cyfeiriwyd ato yn unig. Os daeth atoch drwy gamgymeriad, rhowch wybod i ni a dilëwch ef: peidiwch â'i ddarllen, ei gopïo na'i anfon ymlaen.",
    privacy: 'Sut rydym yn defnyddio gwybodaeth bersonol:',
    scanned: "Cafodd yr atodiadau eu sganio am feirysau cyn i'r e-bost hwn gael ei anfon.",
  },
  en: {
    alone:
      'This e-mail is confidential, and only for the person it is addressed to. If it came to you by mistake, tell us and delete it: do not read, copy or pass it on.',
    withDocuments:
      'This e-mail and its attachments are confidential, and only for the person they are addressed to. If they came to you by mistake, tell us and delete them: do not read, copy or pass them on.',
    privacy: 'How we use personal information:',
    scanned: 'The attachments were scanned for viruses before this e-mail was sent.',
  },
} as const

/** What is said of what goes with it. */
export interface Enclosed {
  /** How many. */
  readonly documents: number
  /** Each of them, for viruses. */
  readonly isScanned: boolean
}

/**
 * What stands at the end of everything that leaves, always in both languages, the person's own first (Welsh where it is not
 * known).
 */
export function noticesFor(
  language: Language,
  { privacyUrl, documents, isScanned }: Enclosed & { privacyUrl: string },
): Notice[] {
  const order = language === 'en' ? (['en', 'cy'] as const) : (['cy', 'en'] as const)
  return order.map((lang) => {
    const { alone, withDocuments, privacy, scanned } = words[lang]
    const isSaid = documents > 0 && isScanned
    return {
      lang,
      lines: [
        documents > 0 ? withDocuments : alone,
        `${privacy} ${privacyUrl}`,
        ...(isSaid ? [scanned] : []),
      ],
    }
  })
}

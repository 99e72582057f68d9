import type { Language } from '@gwirio/contracts'

interface Notice {
  readonly lang: 'cy' | 'en'
  readonly lines: readonly string[]
}

const words = {
  cy: {
    confidential:
      "Mae'r e-bost hwn a'i atodiadau yn gyfrinachol, ac ar gyfer y person y'i cyfeiriwyd ato yn unig. Os daeth atoch drwy gamgymeriad, rhowch wybod i ni a dilëwch ef: peidiwch â'i ddarllen, ei gopïo na'i anfon ymlaen.",
    privacy: 'Sut rydym yn defnyddio gwybodaeth bersonol:',
    scanned: "Cafodd yr atodiadau eu sganio am feirysau cyn i'r e-bost hwn gael ei anfon.",
  },
  en: {
    confidential:
      'This e-mail and its attachments are confidential, and only for the person they are addressed to. If they came to you by mistake, tell us and delete them: do not read, copy or pass them on.',
    privacy: 'How we use personal information:',
    scanned: 'The attachments were scanned for viruses before this e-mail was sent.',
  },
} as const

/**
 * What stands at the end of everything that leaves, always in both languages, the person's own first (Welsh where it is not
 * known).
 */
export function noticesFor(
  language: Language,
  { privacyUrl, isScanned }: { privacyUrl: string; isScanned: boolean },
): Notice[] {
  const order = language === 'en' ? (['en', 'cy'] as const) : (['cy', 'en'] as const)
  return order.map((lang) => {
    const { confidential, privacy, scanned } = words[lang]
    return {
      lang,
      lines: [confidential, `${privacy} ${privacyUrl}`, ...(isScanned ? [scanned] : [])],
    }
  })
}

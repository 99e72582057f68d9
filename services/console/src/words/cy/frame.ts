import type { ConsoleWords } from '../en/index.ts'

export const frame = {
  navigation: {
    sections: {
      work: 'Gwaith',
      find: 'Chwilio',
      approvals: 'Cymeradwyo',
      correspondence: 'Gohebiaeth',
      figures: 'Ffigurau',
      manage: 'Rheoli',
    },
    counted: '{section} ({count})',
  },
  session: {
    passkeys: 'Eich cyfrinallweddi',
    everywhere: 'Allgofnodi ym mhobman',
    everywhereTitle: 'Allgofnodi ym mhobman',
    everywhereDoes:
      'Bydd hyn yn eich allgofnodi yma, ac ar bob cyfrifiadur a ffôn arall. Defnyddiwch hyn pan gollwyd dyfais, neu pan wnaethoch anghofio allgofnodi yn rhywle.',
    everywherePasskey:
      'Gall cyfrinallwedd ar ddyfais a gollwyd ddal i fewngofnodi: dilëwch hi o dan “Eich cyfrinallweddi” yn gyntaf.',
    everywhereKept: 'Mae’r hyn rydych wedi’i gadw, a’r galwadau sydd ar agor, yn aros fel y maent.',
    everywhereButton: 'Allgofnodi ym mhobman',
    back: 'Na, mynd yn ôl',
    signedOutEverywhere: 'Rydych wedi allgofnodi ym mhobman',
  },
} satisfies Partial<ConsoleWords>

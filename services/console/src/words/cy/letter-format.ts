import type {
  letterFormat as english,
  letterFormats as englishFormats,
} from '../en/letter-format.ts'

export const letterFormat: typeof english = {
  title: 'Sut mae’r parti hwn yn cael llythyrau',
  does: 'Fel y gofynnwyd. Mae’n cyfrif ar gyfer pob llythyr ac adroddiad a anfonir o hyn ymlaen; mae’r atodiadau’n aros fel y maent.',
  question: 'Gofynnwyd am',
  hints: {
    standard: 'Geiriau’r e-bost fel y mae ei raglen yn eu dangos.',
    'large-print': 'Geiriau’r e-bost mewn llythrennau 20 pwynt. Atodwch gopi print bras hefyd.',
    'plain-text': 'Geiriau’n unig, ar gyfer rhaglen sy’n darllen yn uchel.',
  },
  button: 'Cadw',
  back: 'Gadael fel y mae',
  missing: 'Dewiswch sut mae’n cael llythyrau',
  change: 'Newid sut mae’n cael llythyrau',
  changeDoes: 'Print bras, neu destun plaen yn unig.',
  row: 'Llythyrau',
}

export const letterFormats: typeof englishFormats = {
  standard: 'Dim byd arbennig',
  'large-print': 'Print bras',
  'plain-text': 'Testun plaen',
}

import type { ConsoleWords } from '../en/index.ts'

export const retention: ConsoleWords['retention'] = {
  title: 'Cadw cofnodion',
  back: 'Yn ôl at gadw cofnodion',
  years: {
    zero: 'Mae cofnod achos i’w waredu {count} blwyddyn ar ôl i’r achos ddod i ben. Nid yw Gwirio yn dileu dim ohono’i hun: dywed y rhestr hon beth sydd i’w waredu.',
    one: 'Mae cofnod achos i’w waredu {count} flwyddyn ar ôl i’r achos ddod i ben. Nid yw Gwirio yn dileu dim ohono’i hun: dywed y rhestr hon beth sydd i’w waredu.',
    two: 'Mae cofnod achos i’w waredu {count} flynedd ar ôl i’r achos ddod i ben. Nid yw Gwirio yn dileu dim ohono’i hun: dywed y rhestr hon beth sydd i’w waredu.',
    few: 'Mae cofnod achos i’w waredu {count} blynedd ar ôl i’r achos ddod i ben. Nid yw Gwirio yn dileu dim ohono’i hun: dywed y rhestr hon beth sydd i’w waredu.',
    many: 'Mae cofnod achos i’w waredu {count} blynedd ar ôl i’r achos ddod i ben. Nid yw Gwirio yn dileu dim ohono’i hun: dywed y rhestr hon beth sydd i’w waredu.',
    other:
      'Mae cofnod achos i’w waredu {count} mlynedd ar ôl i’r achos ddod i ben. Nid yw Gwirio yn dileu dim ohono’i hun: dywed y rhestr hon beth sydd i’w waredu.',
  },
  setting: 'Gosodiad y gwasanaeth yw nifer y blynyddoedd, nid gosodiad y dudalen hon.',
  list: 'Achosion sydd wedi dod i ben, y cynharaf i’w waredu yn gyntaf',
  empty: 'Nid oes achos wedi dod i ben.',
  case: 'Achos {case}',
  ended: 'Daeth i ben {day}',
  due: 'I’w waredu ar {day}',
  kept: 'Cedwir yn hirach ers {day}',
  keptTag: 'Cedwir yn hirach',
  keep: {
    button: 'Cadw’n hirach',
    title: 'Cadw’r cofnod hwn yn hirach?',
    does: 'Nid yw i’w waredu ar ei ddiwrnod mwyach, ond i’w gadw nes i rywun ddweud yma nad yw i’w gadw’n hirach.',
    noteHint: 'Er enghraifft cyfeirnod yr achos llys sydd ei angen. Mae’n aros ar gofnod.',
    confirm: 'Ie, ei gadw’n hirach',
  },
  release: {
    button: 'Peidio â’i gadw’n hirach',
    title: 'Peidio â chadw’r cofnod hwn yn hirach?',
    does: 'Mae i’w waredu ar ei ddiwrnod, neu nawr os yw’r diwrnod hwnnw wedi mynd heibio.',
    noteHint: 'Pam nad oes ei angen mwyach. Mae’n aros ar gofnod.',
    confirm: 'Ie, peidio â’i gadw’n hirach',
  },
}

import type { ConsoleWords } from '../en/index.ts'

export const retention: ConsoleWords['retention'] = {
  title: 'Cadw cofnodion',
  back: 'Yn ôl at gadw cofnodion',
  years: {
    zero: 'Cedwir cofnod achos am {count} blwyddyn ar ôl i’r achos ddod i ben, yna fe’i gwaredir. Mae cofnod o’r gwaredu yn aros.',
    one: 'Cedwir cofnod achos am {count} flwyddyn ar ôl i’r achos ddod i ben, yna fe’i gwaredir. Mae cofnod o’r gwaredu yn aros.',
    two: 'Cedwir cofnod achos am {count} flynedd ar ôl i’r achos ddod i ben, yna fe’i gwaredir. Mae cofnod o’r gwaredu yn aros.',
    few: 'Cedwir cofnod achos am {count} blynedd ar ôl i’r achos ddod i ben, yna fe’i gwaredir. Mae cofnod o’r gwaredu yn aros.',
    many: 'Cedwir cofnod achos am {count} blynedd ar ôl i’r achos ddod i ben, yna fe’i gwaredir. Mae cofnod o’r gwaredu yn aros.',
    other:
      'Cedwir cofnod achos am {count} blynedd ar ôl i’r achos ddod i ben, yna fe’i gwaredir. Mae cofnod o’r gwaredu yn aros.',
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
    does: 'Ni chaiff ei waredu ar ei ddiwrnod, ond ei gadw nes i rywun ddweud yma nad yw i’w gadw’n hirach.',
    noteHint: 'Er enghraifft cyfeirnod yr achos llys sydd ei angen. Mae’n aros ar gofnod.',
    confirm: 'Ie, ei gadw’n hirach',
  },
  release: {
    button: 'Peidio â’i gadw’n hirach',
    title: 'Peidio â chadw’r cofnod hwn yn hirach?',
    does: 'Caiff ei waredu ar ei ddiwrnod. Os yw’r diwrnod hwnnw wedi mynd heibio, caiff ei waredu gyda’r gwaredu nesaf.',
    noteHint: 'Pam nad oes ei angen mwyach. Mae’n aros ar gofnod.',
    confirm: 'Ie, peidio â’i gadw’n hirach',
  },
}

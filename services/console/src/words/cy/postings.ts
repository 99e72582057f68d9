import type { ConsoleWords } from '../en/index.ts'

export const postings: ConsoleWords['postings'] = {
  title: 'Drwy’r post',
  about:
    'Pan na chaiff e-bost fynd. Anfonwch ef i’r cyfeiriad post ar y ffeil, wedi’i olrhain neu drwy lofnod, a chofnodwch ei rif yma: mae Gwirio yn cadw’r cofnod, y cludwr sy’n dod ag ef.',
  open: 'Cofnodi’r hyn a aeth drwy’r post',
  openDoes: 'Gyda’i rif olrhain, fel y gall unrhyw un weld yn ddiweddarach beth a ddaeth ohono.',
  form: {
    title: 'Cofnodi llythyr neu adroddiad',
    kind: 'Beth ydyw?',
    service: 'Sut yr aeth?',
    serviceMissing: 'Dewiswch sut yr aeth',
    number: 'Rhif olrhain',
    numberHint: 'Er enghraifft AB123456789GB. Mae’n sefyll ar y dderbynneb.',
    numberWrong: 'Rhowch y rhif olrhain: 8 i 30 o lythrennau a digidau',
    button: 'Ei gofnodi',
  },
  services: { tracked: 'Wedi’i olrhain', 'signed-for': 'Drwy lofnod' },
  states: {
    posted: 'Postiwyd',
    delivered: 'Danfonwyd',
    returned: 'Daeth yn ôl',
    lost: 'Ar goll',
  },
  list: 'Beth a aeth drwy’r post',
  nothing: 'Ni chofnodwyd bod dim wedi mynd drwy’r post.',
  facts: '{kind}, {service}, rhif {number}',
  postedBy: 'Postiwyd {time} gan {name}',
  changedAt: 'Yn hysbys ers {time}',
  change: {
    legend: 'Beth a ddaeth o {number}',
    delivered: 'Cafodd ei ddanfon',
    returned: 'Daeth yn ei ôl',
    lost: 'Mae ar goll',
  },
  all: 'Popeth a aeth drwy’r post, a beth a ddaeth ohono',
  unknown: 'Ni ellir gweld yr hyn a aeth drwy’r post ar hyn o bryd. Nid oes dim wedi’i golli.',
}

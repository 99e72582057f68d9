import type { ConsoleWords } from '../en/index.ts'

export const incidents: ConsoleWords['incidents'] = {
  title: 'Derbynnydd anghywir',
  report: {
    title: 'A aeth at dderbynnydd anghywir?',
    intro: 'Gwnewch hyn cyn gynted ag y tybiwch hynny. Penderfynir yn nes ymlaen beth ydoedd.',
    doesTitle: 'Beth sy’n digwydd ar unwaith',
    does: {
      freeze:
        'Caiff popeth ar gyfer y parti hwn ei rewi: nid oes dim mwy yn gadael ac ni ffonnir neb.',
      list: 'Byddwch yn gweld popeth a aeth i’r cyfeiriad hwnnw, ym mhob achos.',
      clock: 'Mae’r 72 awr yn dechrau pan all fod rhaid dweud wrth y rheoleiddiwr.',
    },
    safety:
      'Gall rhywun fod mewn perygl. Dywedwch wrth reolwr nawr, a meddyliwch am ddiogelwch y person cyn dim arall.',
    note: 'Beth ddigwyddodd, a sut y gwyddoch?',
    button: 'Rhewi popeth ac agor y digwyddiad',
    back: 'Na, mynd yn ôl',
  },
  states: { open: 'Ar agor', closed: 'Wedi’i gau' },
  clock: {
    left: 'Amser ar ôl i ddweud wrth y rheoleiddiwr: {time}',
    until: 'Tan {time}',
    over: 'Mae’r 72 awr i ddweud wrth y rheoleiddiwr ar ben. Dywedwch wrtho nawr ac esboniwch pam ei bod yn hwyr.',
    told: 'Penderfynwyd ynglŷn â’r rheoleiddiwr: gweler “Beth a benderfynwyd”.',
    closed: 'Mae’r digwyddiad wedi’i gau.',
  },
  facts: {
    address: 'Aeth at',
    openedBy: 'Rhoddwyd gwybod gan',
    openedAt: 'Rhoddwyd gwybod',
    stopped: 'Wedi’u stopio a’u dal yn ôl',
    area: 'Ardal',
    note: 'Yr hyn y rhoddwyd gwybod amdano',
  },
  stopped: {
    zero: '{count} llythyr neu adroddiad a oedd ar ei ffordd',
    one: '{count} llythyr neu adroddiad a oedd ar ei ffordd',
    two: '{count} lythyr neu adroddiad a oedd ar eu ffordd',
    few: '{count} llythyr neu adroddiad a oedd ar eu ffordd',
    many: '{count} llythyr neu adroddiad a oedd ar eu ffordd',
    other: '{count} llythyr neu adroddiad a oedd ar eu ffordd',
  },
  todo: {
    title: 'Beth i’w wneud nawr',
    steps: {
      safety: 'Gwnewch yn siŵr fod y person yn ddiogel: ffoniwch yr ymarferydd, nid y person.',
      recipient:
        'Gofynnwch i bwy bynnag a’i cafodd ei ddileu a dweud hynny, oni bai bod hynny’n rhoi rhywun mewn perygl.',
      regulator: 'Penderfynwch a oes rhaid dweud wrth y rheoleiddiwr, a dywedwch mewn pryd.',
      record: 'Ysgrifennwch bob penderfyniad isod, gyda’i reswm.',
    },
  },
  went: 'Popeth a aeth i’r cyfeiriad hwnnw',
  wentNone: 'Nid aeth dim arall i’r cyfeiriad hwnnw.',
  log: 'Beth a benderfynwyd',
  logNone: 'Ni phenderfynwyd dim eto.',
  openCase: 'Agor yr achos, i weld y rhewi',
  decide: {
    title: 'Ychwanegu penderfyniad',
    what: 'Beth a benderfynwyd neu a wnaed?',
    missing: 'Dewiswch beth a benderfynwyd neu a wnaed',
    note: 'Pam, a chan bwy?',
    button: 'Ychwanegu at y cofnod',
  },
  decisions: {
    note: 'Nodyn',
    'recipient-asked-to-delete': 'Gofynnwyd i bwy bynnag a’i cafodd ei ddileu',
    'person-at-risk-told': 'Dywedwyd wrth y person sydd mewn perygl',
    'regulator-told': 'Dywedwyd wrth y rheoleiddiwr',
    'regulator-not-told': 'Nid oes angen dweud wrth y rheoleiddiwr',
    closed: 'Mae’r digwyddiad ar ben',
  },
  list: {
    title: 'Digwyddiadau',
    about:
      'Lle aeth rhywbeth at dderbynnydd anghywir. Mae’r un â’r lleiaf o amser ar ôl ar y brig.',
    empty: 'Ni roddwyd gwybod am ddigwyddiad erioed.',
    openedAt: 'Rhoddwyd gwybod {time}',
  },
  banner: {
    zero: 'Nid oes digwyddiad ar agor ({count}).',
    one: 'Mae {count} digwyddiad ar agor: aeth rhywbeth at dderbynnydd anghywir.',
    two: 'Mae {count} ddigwyddiad ar agor: aeth rhywbeth at dderbynwyr anghywir.',
    few: 'Mae {count} digwyddiad ar agor: aeth rhywbeth at dderbynwyr anghywir.',
    many: 'Mae {count} digwyddiad ar agor: aeth rhywbeth at dderbynwyr anghywir.',
    other: 'Mae {count} digwyddiad ar agor: aeth rhywbeth at dderbynwyr anghywir.',
  },
  bannerLink: 'Gweld beth sydd i’w wneud',
}

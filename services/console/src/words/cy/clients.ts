import type { ConsoleWords } from '../en/index.ts'

export const clients: ConsoleWords['clients'] = {
  title: 'Systemau anfon adroddiadau',
  back: 'Yn ôl at y systemau',
  empty: 'Nid oes system wedi’i hychwanegu eto.',
  add: 'Ychwanegu system',
  states: { active: 'Ar waith', disabled: 'Analluogwyd' },
  may: 'Caiff: {what}',
  scopes: {
    'verification:read': 'gofyn a geir anfon rhywbeth i gyfeiriad',
    'verification:explain': 'cael gwybod pam na cheir',
    'correspondence:send': 'cyflwyno llythyrau ac adroddiadau i’w hanfon',
  },
  secretChanged: 'Gwnaed y gyfrinach {time}',
  oldSecret: 'Mae’r hen gyfrinach yn parhau tan {time}',
  form: {
    name: 'Enw’r system',
    nameHint:
      'Mae’n sefyll yng nghofnod yr hyn a ofynnodd y system. Llythrennau bach, digidau a chysylltnodau.',
    may: 'Beth y caiff ei wneud?',
    mayHints: {
      'verification:read': 'Atebir â chaiff neu na chaiff.',
      'verification:explain':
        'Mae’n cael gwybod a yw parti’n anhysbys, wedi’i atal dros dro neu heb ei wirio erioed. Dim ond ar gyfer systemau y caiff eu staff wybod hynny.',
      'correspondence:send': 'Dros HTTP neu fel e-bost. Gofynnir am bob un eto cyn iddo adael.',
    },
    mayMissing: 'Dewiswch o leiaf un peth y caiff ei wneud',
    button: 'Ychwanegu a chael ei chyfrinach',
    nameWrong: 'Rhowch enw o 3 i 64 o lythrennau bach, digidau neu gysylltnodau',
  },
  newSecret: {
    button: 'Cyfrinach newydd',
    title: 'Gwneud cyfrinach newydd?',
    does: 'Mae’r system yn cael cyfrinach newydd, a byddwch chi’n ei rhoi yn ei gosodiadau.',
    keep: 'Am ba hyd y mae’r hen gyfrinach yn parhau?',
    keepHours: { '0': 'Daw i ben nawr', '24': 'Un diwrnod arall', '168': 'Un wythnos arall' },
    keepHints: {
      '0': 'Os gall rhywun arall ei gwybod. Ni all y system ofyn nes bod yr un newydd ganddi.',
      '24': 'Amser i roi’r un newydd yn y gosodiadau heb fwlch.',
      '168': 'Os dim ond ar rai dyddiau y gellir newid y system.',
    },
    keepMissing: 'Dewiswch am ba hyd y mae’r hen gyfrinach yn parhau',
    confirm: 'Gwneud cyfrinach newydd',
  },
  disable: {
    button: 'Analluogi',
    title: 'Analluogi’r system hon?',
    does: 'Nid yw’n cael mwy o docynnau, felly ni all ofyn a ellir anfon adroddiad. Gall ei thocyn olaf barhau am rai munudau. Ni ellir ei galluogi eto: ychwanegwch hi o dan enw arall.',
    confirm: 'Ie, ei hanalluogi',
  },
  secret: {
    title: 'Cyfrinach y system',
    name: 'Enw’r cleient',
    label: 'Cyfrinach y cleient',
    old: 'Mae’r hen gyfrinach yn parhau tan {time}. Rhowch yr un newydd yn y gosodiadau cyn hynny.',
    oldEnded: 'Mae unrhyw gyfrinach hŷn wedi dod i ben.',
    once: 'Unwaith y mae’r dudalen hon yn dangos y gyfrinach. Copïwch hi i osodiadau’r system nawr, nid i e-bost. Os caiff ei cholli, gwnewch un newydd.',
    gone: 'Dangoswyd y gyfrinach eisoes',
    goneAdvice:
      'Unwaith y dangosir cyfrinach, a dim ond crynodeb ohoni a gedwir. Os na chyrhaeddodd osodiadau’r system, gwnewch un newydd.',
  },
}

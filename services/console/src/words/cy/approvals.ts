import type { ConsoleWords } from '../en/index.ts'

export const approvals: ConsoleWords['approvals'] = {
  title: 'Cymeradwyo',
  about:
    'Yr hyn y gofynnodd cydweithiwr amdano, a bod rhaid i ail berson ddweud ie neu na. Mae’r hynaf ar y brig.',
  empty: 'Nid oes dim yn aros am ail berson ar hyn o bryd.',
  more: 'Mae mwy na’r rhain.',
  counted: {
    zero: 'Nid oes cais yn aros amdanoch ({count})',
    one: 'Mae {count} cais yn aros amdanoch',
    two: 'Mae {count} gais yn aros amdanoch',
    few: 'Mae {count} chais yn aros amdanoch',
    many: 'Mae {count} chais yn aros amdanoch',
    other: 'Mae {count} cais yn aros amdanoch',
  },
  open: 'Edrych arno',
  back: 'Yn ôl at y rhestr gymeradwyo',
  wholeCase: 'Achos {case}, yr achos cyfan',
  askedBy: 'Gofynnwyd gan {name}, {time}',
  own: 'Chi ofynnodd am hyn',
  manager: 'I reolwr',
  pageTitle: 'Cais am gymeradwyaeth',
  kinds: {
    'near-miss-address': 'Anfon i gyfeiriad sydd bron yr un fath ag un arall',
    'mobile-changed': 'Anfon i ffôn symudol a newidiwyd yn ystod y dyddiau diwethaf',
    'accept-reply': 'Derbyn ateb a ddaliwyd yn ôl',
    resume: 'Codi ataliad dros dro',
    'lift-freeze': 'Codi rhewi',
  },
  does: {
    'near-miss-address':
      'Os cymeradwywch, gellir anfon e-bost a chod yr alwad hon i’r cyfeiriad hwn. Mae bron yr un fath â chyfeiriad parti arall, neu un o alwad gynharach: byddwch yn siŵr iddo gael ei sillafu’n ôl ac nad cyfeiriad rhywun arall ydyw.',
    'mobile-changed':
      'Os cymeradwywch, gellir anfon cod yr alwad hon i’r ffôn symudol ar y ffeil, a newidiwyd yn ystod y dyddiau diwethaf. Byddwch yn siŵr mai’r defnyddiwr gwasanaeth ei hun, ac nid rhywun arall, a drefnodd y newid.',
    'accept-reply':
      'Os cymeradwywch, cymherir y cod yn yr ateb hwn â’r un a anfonwyd, er nad yw’r gwasanaeth post yn dangos yn dda pwy a’i hysgrifennodd. Os yw’n gywir, mae’r cyfeiriad wedi’i wirio. Darllenwch yr ateb yn gyntaf.',
    resume:
      'Os cymeradwywch, mae’r cyfeiriad wedi’i wirio eto a cheir anfon llythyrau ac adroddiadau iddo ar unwaith. Byddwch yn siŵr fod yr amheuaeth wedi’i datrys.',
    'lift-freeze':
      'Os cymeradwywch, gellir gwneud galwadau newydd. Mae’r hyn a ataliodd y rhewi yn aros wedi’i atal: rhaid ailafael ym mhob gwiriad ar ei ben ei hun, neu ddechrau o’r newydd.',
  },
  ifRefused: {
    'near-miss-address':
      'Os gwrthodwch, nid anfonir dim i’r cyfeiriad hwn yn yr alwad hon. Gellir nodi cyfeiriad arall.',
    'mobile-changed':
      'Os gwrthodwch, nid anfonir cod i’r ffôn symudol hwn yn yr alwad hon. Ni wirir dim, a defnyddir y post.',
    'accept-reply':
      'Os gwrthodwch, erys yr ateb wedi’i ddal yn ôl ac ni ddefnyddir dim ynddo. Gellir gofyn eto tra bo’r gwiriad ar agor.',
    resume:
      'Os gwrthodwch, erys wedi’i atal ac ni cheir anfon dim. Gellir gofyn eto, neu wirio’r cyfeiriad o’r newydd mewn galwad.',
    'lift-freeze': 'Os gwrthodwch, erys popeth wedi’i rewi. Gellir gofyn eto.',
  },
  doubtedFirst:
    'Roedd amheuaeth cyn i’r cyfeiriad hwn gael ei wirio erioed, a dim ond wedyn y daeth y cod cywir. Dyna pam mai rheolwr sy’n penderfynu.',
  suspendedFor: 'Ataliwyd oherwydd',
  suspendedAt: 'Ataliwyd',
  frozenFor: 'Rhewyd oherwydd',
  frozenBy: 'Rhewyd gan',
  frozenAt: 'Rhewyd',
  heldReplies: 'Atebion a ddaliwyd yn ôl',
  nameMissing: 'Ni ellir dangos yr enw ar hyn o bryd.',
  what: 'Yr hyn y gofynnwyd amdano',
  why: 'Pam',
  by: 'Gofynnwyd gan',
  at: 'Gofynnwyd',
  until: 'Yn dda tan',
  address: 'Cyfeiriad e-bost',
  level: 'Anfonwr yr ateb',
  who: 'Parti',
  openParty: 'Agor y parti',
  openCase: 'Agor yr achos',
  openVerification: 'Agor y gwiriad',
  openReply: 'Darllen yr ateb',
  decide: 'Eich penderfyniad',
  note: 'Pam rydych yn penderfynu felly?',
  noteHint: 'Mae’n aros ar y cofnod. Gall pwy bynnag ofynnodd ei ddarllen.',
  approve: 'Cymeradwyo’r cais',
  refuse: 'Gwrthod',
  choose: 'Pwyswch “Cymeradwyo’r cais” neu “Gwrthod”',
  'own-request': 'Chi eich hun ofynnodd am hyn. Rhaid i rywun arall benderfynu.',
  'manager-needed': 'Dim ond rheolwr all benderfynu ar hyn.',
  reads: 'Mae eich cyfrif yn gadael i chi ddarllen hyn, ond nid penderfynu arno.',
  states: {
    waiting: 'Yn aros',
    approved: 'Cymeradwywyd',
    refused: 'Gwrthodwyd',
    expired: 'Rhy hen',
  },
  decidedBy: 'Penderfynwyd gan',
  decidedAt: 'Penderfynwyd',
  decisionNote: 'Ei eiriau',
  expired: 'Ni phenderfynwyd ar hyn mewn pryd. Rhaid i bwy bynnag sydd ei angen ofyn eto.',
}

export const notes: ConsoleWords['notes'] = {
  label: 'Pam?',
  hint: 'Mae’n aros ar y cofnod. Peidiwch ag ysgrifennu mwy am bobl nag sydd ei angen.',
  missing: 'Ysgrifennwch pam, mewn o leiaf 3 llythyren',
  tooLong: 'Ysgrifennwch ddim mwy na 500 llythyren',
}

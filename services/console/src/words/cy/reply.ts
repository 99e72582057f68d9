import type { ConsoleWords } from '../en/index.ts'

export const reply: ConsoleWords['reply'] = {
  title: 'E-bost a ddaeth i mewn',
  back: 'Yn ôl at y gwiriad',
  next: 'Beth i’w wneud nesaf',
  newCall: 'Mynd at y parti, i ddechrau galwad newydd',
  arrived: 'Cyrhaeddodd',
  from: 'Oddi wrth',
  to: 'At',
  cc: 'Copi at',
  replyTo: 'Atebion yn mynd at',
  subject: 'Pwnc',
  level: 'Anfonwr',
  notLookedAt: 'Ni wiriwyd pwy a’i hanfonodd',
  way: 'Daeth i mewn',
  ways: {
    smtp: 'O weinydd e-bost',
    lmtp: 'Drwy ein gweinydd e-bost ein hunain',
    imap: 'O’n blwch post',
    file: 'O ffeil',
  },
  text: 'Beth mae’n ei ddweud',
  covered:
    'Cuddiwyd y rhifau. O gyfeiriadau eraill, dim ond y rhan ar ôl yr @ a ddangosir. Nid yw cod na rhif yn yr e-bost hwn i chi ei ddefnyddio na’i ddarllen yn uchel.',
  empty: 'Nid oes testun ynddo y gellir ei ddangos.',
  cut: 'Mae mwy o destun nag a ddangosir yma.',
  attachments: 'Ynghlwm',
  noName: 'Dim enw',
  bytes: '{bytes} beit',
  technical: 'Ar gyfer cymorth technegol',
  notReadYet: 'Mae’n cael ei ddarllen',
  steps: {
    unreadable:
      'Ni ddefnyddiwyd dim yn yr e-bost hwn. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch iddynt ysgrifennu e-bost newydd, plaen, gyda’r cod yn unig.',
    'from-unclear':
      'Ffoniwch y person ar y rhif ar y ffeil a gofynnwch iddynt ateb eto o’r cyfeiriad a roesant i chi. Os digwydd eto, defnyddiwch y post.',
    'other-address':
      'Peidiwch â dweud o ba gyfeiriad y daeth, a pheidiwch â darllen dim ohono’n uchel. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch o ba gyfeiriad yr atebasant: os nhw atebodd, dechreuwch alwad newydd; dim ond at ataliad y mae cod cywir yn arwain nawr, a rhaid i reolwr gytuno i godi hwnnw. Os nad ydynt wedi ateb, stopiwch yn ddiogel a dywedwch wrth reolwr.',
    'other-sender':
      'Rhywun arall a anfonodd yr e-bost hwn yn enw’r person. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch iddynt ateb eu hunain. Os na wyddant ddim amdano, stopiwch yn ddiogel a dywedwch wrth reolwr.',
    'other-reply-to':
      'Peidiwch ag ateb yr e-bost hwn. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch i ble y dylai atebion fynd. Os na wyddant ddim am gyfeiriad arall, stopiwch yn ddiogel a dywedwch wrth reolwr.',
    'has-cc':
      'Mae’r cod gan rywun arall hefyd. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch pwy arall all ddarllen eu negeseuon e-bost. Os mai nhw yn unig sy’n defnyddio’r blwch post, anfonwch god newydd a gofynnwch iddynt ateb heb gopi.',
    'other-recipient':
      'Aeth yr e-bost hwn at rywun arall hefyd, ac mae’r cod ganddynt bellach. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch amdano. Os yw popeth yn iawn, anfonwch god newydd a gofynnwch iddynt ateb i ni yn unig.',
    'looks-automatic':
      'Efallai mai peiriant a ysgrifennodd yr e-bost hwn. Gofynnwch i’r person ateb eto eu hunain, gyda’r cod yn unig.',
    'weak-authentication':
      'Nid yw gwasanaeth e-bost y person hwn yn dangos yn ddigon da pwy sy’n ysgrifennu, a bydd ateb arall yn gorffen yr un fath. Dechreuwch alwad newydd gyda chyfeiriad arall sydd ganddynt, neu defnyddiwch y post.',
    'not-authenticated':
      'Gallai unrhyw un fod wedi ysgrifennu’r e-bost hwn, felly peidiwch â gweithredu ar ddim ynddo. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch a ydynt wedi ateb. Dechreuwch alwad newydd, neu dywedwch wrth reolwr.',
    'texts-disagree':
      'Gofynnir i’r person mewn e-bost anfon y cod yn unig. Arhoswch am yr ateb nesaf. Os delir hwnnw’n ôl hefyd, ffoniwch nhw ar y rhif ar y ffeil.',
    'too-many-codes':
      'Gofynnir i’r person mewn e-bost anfon y cod yn unig. Arhoswch am yr ateb nesaf. Os na ddaw un, ffoniwch nhw ar y rhif ar y ffeil.',
    'several-verifications':
      'Mae’r e-bost hwn yn perthyn i fwy nag un gwiriad, felly nis defnyddiwyd ar gyfer yr un ohonynt. Gofynnwch i’r person ateb pob e-bost gennym ar ei ben ei hun.',
    'no-live-code':
      'Nid oedd cod ar waith pan ddaeth yr e-bost hwn. Anfonwch god newydd a gofynnwch i’r person ateb gyda’r un diweddaraf.',
    'read-too-late':
      'Atebodd y person mewn pryd, a ni fu’n hwyr. Ffoniwch nhw ar y rhif ar y ffeil, dywedwch hynny, a dechreuwch alwad newydd.',
    'could-not-be-judged':
      'Ni ddefnyddiwyd dim yn yr e-bost hwn. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch a ydynt wedi ateb. Os ydynt, dechreuwch alwad newydd; os digwydd eto, defnyddiwch gyfeiriad arall neu’r post.',
  },
}

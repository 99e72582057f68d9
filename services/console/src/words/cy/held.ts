import type { ConsoleWords } from '../en/index.ts'

const over =
  'Mae’r gwiriad hwn ar ben, ac ni ddefnyddiwyd dim yn yr e-bost hwn. Os yw’r e-bost yn eich poeni, dywedwch wrth reolwr. I roi cynnig arall arni, dechreuwch alwad newydd.'

export const held: ConsoleWords['held'] = {
  title: 'Daliwyd ateb yn ôl',
  stateNow: 'Y gwiriad nawr:',
  preferred: 'Cyfeiriad a ffefrir',
  when: {
    verified:
      'Mae’r cyfeiriad hwn wedi’i wirio. Os yw’r e-bost hwn yn eich poeni, ataliwch y gwiriad dros dro a dywedwch wrth reolwr.',
    suspended:
      'Mae’r gwiriad hwn wedi’i atal dros dro: ni cheir anfon dim i’r cyfeiriad. Dywedwch wrth reolwr am yr e-bost hwn. I ddefnyddio’r cyfeiriad eto, dechreuwch alwad newydd, neu gofynnwch am godi’r ataliad lle cynigir hynny.',
    failed: over,
    expired: over,
    cancelled: over,
    ended:
      'Mae’r gwiriad hwn wedi dod i ben. Peidiwch ag anfon dim mwy i’r cyfeiriad. Os yw’r e-bost hwn yn eich poeni, dywedwch wrth reolwr.',
  },
  stoppedSafely: 'Stopiwyd yn ddiogel. Siaradwch â rheolwr cyn i chi ffonio.',
  noCodesLeft:
    'Nid oes cod newydd ar ôl. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch am yr e-bost hwn. Os yw popeth yn iawn, ewch at y parti a dechreuwch alwad newydd.',
  askForOnlyTheCode:
    'Nid oes e-bost am hyn yn mynd at y person. Ffoniwch nhw ar y rhif ar y ffeil a gofynnwch iddynt ateb gyda’r cod yn unig.',
  mayBeAccepted:
    'Gallai unrhyw un fod wedi ysgrifennu’r e-bost hwn, felly peidiwch â gweithredu ar ddim ynddo. Ffoniwch y person ar y rhif ar y ffeil a gofynnwch ai nhw a’i hysgrifennodd. Os felly, gofynnwch i ail berson ei dderbyn, neu dechreuwch alwad newydd; os nad felly, stopiwch yn ddiogel a dywedwch wrth reolwr.',
  acceptanceAsked:
    'Gofynnwyd i ail berson a ddylid derbyn e-bost, ac nid yw wedi penderfynu eto. Peidiwch â gweithredu ar ddim ynddo nes iddo wneud.',
  cameBack: {
    name: 'Ni chyrhaeddodd yr e-bost',
    advice:
      'Ni all ateb ddod o’r cyfeiriad hwn. Gofynnwch i’r person am gyfeiriad arall a dechreuwch eto.',
  },
  onTheLine: 'Os ydych yn dal ar y ffôn gyda nhw, gofynnwch nawr. Nid oes angen ffonio eto.',
  told: 'Mae e-bost at y person yn dweud beth i’w wneud.',
  notTold: 'Nid oes e-bost am hyn yn mynd at y person.',
}

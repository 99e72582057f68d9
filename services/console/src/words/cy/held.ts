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
      'Mae’r gwiriad hwn wedi’i atal dros dro: ni cheir anfon dim i’r cyfeiriad. Dywedwch wrth reolwr am yr e-bost hwn. I ddefnyddio’r cyfeiriad eto, dechreuwch alwad newydd.',
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
  told: 'Mae e-bost at y person yn dweud beth i’w wneud.',
  notTold: 'Nid oes e-bost am hyn yn mynd at y person.',
}

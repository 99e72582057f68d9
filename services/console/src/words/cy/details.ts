import type { details as english, detailKinds as englishKinds } from '../en/details.ts'

export const details: typeof english = {
  title: 'Yr hyn na chaiff neb arall yn yr achos ei wybod',
  does: 'Chwilir pob llythyr ac adroddiad at barti arall yn yr achos hwn, neu mewn achos cysylltiedig, am y rhain. Mae llythyr sy’n cynnwys un yn aros am berson.',
  neverShown:
    'Ni ddangosir byth yr hyn sydd ar y ffeil, yma nac yn unman. Mae’r hyn a roddwch yn cymryd lle popeth o’r un math sydd ar y ffeil; gadewch ef yn wag i’w dynnu oddi yno.',
  kind: 'Pa fath',
  values: 'Fel y byddai mewn llythyr, un ar bob llinell',
  valuesHint: 'Cyfeiriad ar un llinell, gyda choma rhwng ei rannau. Dim mwy nag 20 llinell.',
  note: 'O ble y daeth hyn',
  noteHint: 'Ar gyfer y cofnod; cofnodir hefyd pwy sy’n ei weld.',
  noteMissing: 'Rhowch o ble y daeth hyn, mewn o leiaf 3 llythyren',
  kindMissing: 'Dewiswch pa fath ydyw',
  valuesNotUsable:
    'Rhowch ddim mwy nag 20 llinell, pob un ag o leiaf 3 llythyren neu ddigid a dim mwy na 200',
  button: 'Rhoi ar y ffeil',
  back: 'Newid dim',
  open: 'Dweud beth na chaiff neb arall yn yr achos ei wybod',
  openDoes: 'Cyfeiriad newydd, ysgol, lloches: ni chaiff unrhyw lythyr at barti arall ei gynnwys.',
}

export const detailKinds: typeof englishKinds = {
  address: 'Cyfeiriad post',
  postcode: 'Cod post',
  phone: 'Rhif ffôn',
  'e-mail': 'Cyfeiriad e-bost',
  school: 'Ysgol',
  'refuge-area': 'Ardal lloches',
  workplace: 'Gweithle',
  other: 'Rhywbeth arall',
}

import type { DetailKind } from '@gwirio/contracts'
import fc from 'fast-check'

interface MadeUp {
  readonly kind: DetailKind
  readonly value: string
}

const pick = (...texts: string[]) => fc.constantFrom(...texts)
const figure = fc.integer({ min: 0, max: 9 }).map(String)
const figures = (length: number) =>
  fc.array(figure, { minLength: length, maxLength: length }).map((each) => each.join(''))
const houseNumber = fc.integer({ min: 1, max: 399 }).map(String)
const street = pick(
  'Chepstow Road', 'Heol y Bont', 'Stryd Llywelyn', 'Pantglas Terrace', 'Beechwood Avenue', "St Julian's Road",
  'Ffordd Penrhyn', 'Cilgant Eluned', 'Gwŷdd Close', 'Maes-y-Coed Road', 'Rhodfa Glyndŵr', 'Kingsway Court',
) // biome-ignore format: a list
const town = pick('Casnewydd', 'Aberystwyth', 'Bangor', 'Penarth', 'Y Barri', 'Hwlffordd')
const postcode = fc
  .tuple(
    pick('NP', 'CF', 'SA', 'LL', 'SY', 'LD'),
    fc.integer({ min: 1, max: 48 }),
    figure,
    pick('ZA', 'AB', 'PQ', 'WX', 'DH'),
  )
  .map(([area, district, sector, unit]) => `${area}${district} ${sector}${unit}`)

export const address = fc
  .tuple(houseNumber, street, town, postcode)
  .map(([number, name, place, code]) => `${number} ${name}, ${place}, ${code}`)
export const phone = fc.oneof(
  figures(3).map((last) => `07700 900${last}`),
  figures(4).map((last) => `029 2018 ${last}`),
  figures(3).map((last) => `01632 960${last}`),
)
export const email = fc
  .tuple(
    pick('sian', 'owen.prys', "m.o'brien", 'teulu_jones', 'cadi-a-nia', 'gwen.harding'),
    figures(3),
    pick('post.example', 'world.example', 'llyfr.cymru.example'),
  )
  .map(([name, number, domain]) => `${name}${number}@${domain}`)
const school = pick(
  "St Mary's Catholic Primary School", 'Ysgol Gynradd Maes Ebwy', 'Ysgol Llanwern', 'Glanhafren Infants School',
  'Ysgol Gyfun Bro Myrddin', 'Sant Illtud Primary', 'Greenfield Nursery',
) // biome-ignore format: a list
const refugeArea = pick(
  'Aberdaron',
  'Pontypridd',
  'Llanelli',
  'Machynlleth',
  'Porthcawl',
  'Ynys-y-bŵl',
)
const workplace = pick(
  'Spytty Garden Centre',
  'Caffi Glanrafon Cyf',
  'Harlech Motors Ltd',
  'Ysbyty Gwynllyw',
)
const other = pick(
  'drives a silver Corsa',
  'church on Sundays in Maindee',
  'CrossFit Tredegar',
  'Beca Prosser',
)

const of = (kind: DetailKind, values: fc.Arbitrary<string>): fc.Arbitrary<MadeUp> =>
  values.map((value) => ({ kind, value }))

/** What might be on file, of every kind. */
export const detail: fc.Arbitrary<MadeUp> = fc.oneof(
  of('address', address),
  of('postcode', postcode),
  of('phone', phone),
  of('e-mail', email),
  of('school', school),
  of('refuge-area', refugeArea),
  of('workplace', workplace),
  of('other', other),
)

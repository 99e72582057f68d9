/** Kinds of street and how they are shortened, in both languages. */
const streetKinds: ReadonlyArray<readonly [kind: string, ...short: string[]]> = [
  ['street', 'st', 'str'],
  ['stryd', 'str'],
  ['road', 'rd'],
  ['avenue', 'ave', 'av'],
  ['lane', 'ln'],
  ['close', 'cl'],
  ['crescent', 'cres', 'cresc'],
  ['court', 'ct'],
  ['drive', 'dr', 'drv'],
  ['gardens', 'gdns', 'gdn'],
  ['grove', 'gr', 'grv'],
  ['place', 'pl'],
  ['terrace', 'ter', 'terr', 'tce'],
  ['square', 'sq'],
  ['parade', 'pde'],
  ['heol', 'hl'],
  ['ffordd', 'ffd'],
  ['lon'],
  ['rhodfa', 'rhod'],
  ['cilgant'],
  ['clos'],
  ['teras'],
  ['sgwar'],
]

/** Ways to write a kind of street, itself first; just the word when it is none. */
export function waysToWrite(word: string): readonly string[] {
  return streetKinds.find((ways) => ways.includes(word)) ?? [word]
}

export function isStreetKind(word: string): boolean {
  return streetKinds.some((ways) => ways.includes(word))
}

/** Words that say no more than that a number or a name follows, or that are left out as often as not. */
const fillers = 'at dot underscore hyphen dash and ac no rhif number numbers fflat flat'.split(' ')

/** Kinds of street are left out; what is a saint as well as a street is one word. */
export const oneWordFor: ReadonlyMap<string, string> = new Map([
  ...streetKinds.flatMap((ways) => ways.map((way) => [way, ''] as const)),
  ...fillers.map((word) => [word, ''] as const),
  ...['street', 'stryd', 'str', 'saint', 'sant', 'santes', 'st'].map(
    (word) => [word, 'st'] as const,
  ),
])

/** Streets that every town has: alone they say nothing of anybody. */
export const commonStreets: ReadonlySet<string> = new Set(
  [
    'high street', 'station road', 'church street', 'church road', 'main street', 'main road', 'park road',
    'victoria road', 'london road', 'green lane', 'mill lane', 'church lane', 'the street', 'queen street',
    'king street', 'bridge street', 'castle street', 'market street', 'commercial street', 'commercial road',
    'stryd fawr', 'heol yr orsaf', 'stryd yr eglwys', 'ffordd y parc', 'heol fawr', 'stryd y bont',
    'heol y parc', 'stryd y castell', 'castle hill', 'market place', 'church hill', 'the green',
  ],
) // biome-ignore format: a table

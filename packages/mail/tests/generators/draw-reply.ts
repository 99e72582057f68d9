import fc from 'fast-check'
import { type Client, composeReply, type Draft } from './compose.ts'
import { type LanguageName, languages } from './languages.ts'
import type { Body, Encoding } from './mime.ts'
import { clients } from './scenarios.ts'

/** A reply drawn from all that the generators know, with the code that its writer means. */
export interface DrawnReply {
  /** A function, so that a counterexample can be read. */
  readonly compose: () => Buffer
  readonly code: string
  readonly description: string
}

/** Ways to write a code that every alphabet and every mail program carries. */
const forms: ReadonlyArray<readonly [name: string, write: (code: string) => string]> = [
  ['whole', (code) => code],
  ['halves', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['hyphen', (code) => `${code.slice(0, 3)}-${code.slice(3)}`],
  ['digits', (code) => [...code].join(' ')],
  [
    'full width',
    (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ],
  ['zero width', (code) => `${code.slice(0, 2)}\u200b${code.slice(2)}`],
  ['marks', (code) => `\u200f${code}\u200e`],
]

const settings: ReadonlyArray<
  readonly [name: string, write: (code: string, language: LanguageName) => string[]]
> = [
  ['alone', (code) => [code]],
  ['sentence', (code, language) => [languages[language].sentence(code)]],
  ['greeting', (code, language) => [languages[language].hello, '', code, '', languages[language].thanks]],
  ['letter', (code, language) => [languages[language].hello, languages[language].sentence(code), 'S. Hughes', '07700 900123']],
  ['case', (code) => ['GW26P00123', '', code, '', '22/11/2026 10:05']],
] // biome-ignore format: one a line

const encodings: readonly Encoding[] = ['8bit', 'quoted-printable', 'base64']
const languageNames = Object.keys(languages) as LanguageName[]

export const drawnReply: fc.Arbitrary<DrawnReply> = fc
  .record({
    client: fc.constantFrom(...clients),
    language: fc.constantFrom(...languageNames),
    form: fc.constantFrom(...forms),
    setting: fc.constantFrom(...settings),
    encoding: fc.constantFrom(...encodings),
    code: fc.stringMatching(/^\d{6}$/),
    place: fc.nat(2),
    quoted: fc.option(fc.stringMatching(/^\d{6}$/), { nil: undefined, freq: 2 }),
  })
  .filter(({ code, quoted }) => code !== quoted)
  .map(({ client, language, form, setting, encoding, code, place, quoted }) => {
    const where = client.places[place % client.places.length] ?? 'above'
    const draft: Draft = {
      name: 'Siân Hughes',
      address: 'sian@example.com',
      language: languages[language],
      answer: setting[1](form[1](code), language),
      place: where,
      // Below a quote that bears no mark, another number could as well be the answer
      ...(quoted !== undefined && where === 'above' ? { quoted: ['Your code', '', quoted] } : {}),
    }
    return {
      compose: () => composeReply(encodedWith(client, encoding), draft),
      code,
      description: [client.name, language, form[0], setting[0], encoding, where, code].join(' · '),
    }
  })

/** The program with another transfer encoding, and a charset that holds every letter. */
function encodedWith(client: Client, encoding: Encoding): Client {
  const change = (body: Body): Body =>
    'multipart' in body
      ? { ...body, parts: body.parts.map(change) }
      : { ...body, encoding, charset: 'utf-8' }
  return { ...client, body: (draft) => change(client.body(draft)) }
}

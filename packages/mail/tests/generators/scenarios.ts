import { type Client, composeReply, type Draft, type Place } from './compose.ts'
import { type LanguageName, languages } from './languages.ts'
import { largeWebmails } from './large-webmail.ts'
import { mailApps } from './mail-apps.ts'
import { outlooks } from './outlook.ts'
import { phoneApps } from './phone-apps.ts'
import { webmails } from './webmail.ts'

export const clients: readonly Client[] = [
  ...largeWebmails,
  ...webmails,
  ...outlooks,
  ...mailApps,
  ...phoneApps,
]

/** A mail of the corpus before it is written down. */
export interface Scenario {
  readonly name: string
  readonly note: string
  readonly raw: Buffer
  readonly codes: readonly string[]
  readonly textsDisagree?: boolean
}

/** Invented people, at domains of RFC 2606. */
const people: ReadonlyArray<readonly [name: string, address: string]> = [
  ['Siân Hughes', 'sian@example.com'],
  ["Niamh O'Brien", "niamh.o'brien@example.net"],
  ['Aled Rhys', 'aled.rhys+post@example.org'],
  ['Katarzyna Wójcik', 'kasia@poczta.example'],
  ['Yusuf Ahmed', 'yusuf.ahmed@mail.example'],
  ['Mihaela Popescu', 'mihaela_p@example.com'],
  ['D. Griffiths', 'd.griffiths1979@example.net'],
  ['林小明', 'lin@example.org'],
]

export interface Reply {
  readonly client: string
  readonly language?: LanguageName
  readonly place?: Place
  readonly answer: readonly string[]
  readonly html?: string
  readonly subject?: string
  readonly signature?: readonly string[]
  readonly quoted?: readonly string[]
  /** Which of the people writes. */
  readonly person?: number
}

/** A reply as a mail program of that name writes it. */
export function compose(reply: Reply): Buffer {
  const client = clients.find(({ name }) => name === reply.client)
  if (!client) throw new Error(`no client ${reply.client}`)
  const [name, address] = people[(reply.person ?? 0) % people.length] ?? ['', '']
  const draft: Draft = {
    name,
    address,
    language: languages[reply.language ?? 'en'],
    answer: reply.answer,
    place: reply.place ?? 'above',
    ...(reply.html === undefined ? {} : { answerHtml: reply.html }),
    ...(reply.subject === undefined ? {} : { subject: reply.subject }),
    ...(reply.signature === undefined ? {} : { signature: reply.signature }),
    ...(reply.quoted === undefined ? {} : { quoted: reply.quoted }),
  }
  return composeReply(client, draft)
}

const languageNames = Object.keys(languages) as LanguageName[]

/** Every mail program in several languages, with the answer where that program lets people write. */
export function everyClient(): Scenario[] {
  const forms = ['bare', 'sentence', 'letter'] as const
  return clients.flatMap((client, row) =>
    Array.from({ length: 5 }, (_, column): Scenario => {
      const language = languageNames[(row * 5 + column) % languageNames.length] ?? 'en'
      const place = client.places[column % client.places.length] ?? 'above'
      const form = forms[column % forms.length] ?? 'bare'
      const { hello, sentence, thanks } = languages[language]
      const answer =
        form === 'bare'
          ? ['123456']
          : form === 'sentence'
            ? [sentence('123456')]
            : [hello, '', sentence('123456'), '', thanks, 'S.']
      return {
        name: `${client.name}-${language}-${place}-${form}`,
        note: `${client.name} in ${language}, ${form}, ${place} the quote`,
        raw: compose({ client: client.name, language, place, answer, person: row + column }),
        codes: ['123456'],
      }
    }),
  )
}

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Reply } from '../src/read/reply.ts'

/** The token of the verification that every mail of the corpus belongs to. */
const corpusToken = '0123456789abcdefghjkmnpqrs'
export const corpusReplyAddress = `r-${corpusToken}@reply.gwirio.example`
/** The code that is live in every test of the corpus. */
export const liveCode = '123456'

/** What `readReply` must say, as far as it is named here, and how the mail came. */
type Expected = Partial<Reply> & {
  readonly note?: string
  readonly connection?: {
    readonly remoteAddress: string | null
    readonly helo: string | null
    readonly mailFrom: string | null
  }
}

export interface CorpusMail {
  readonly name: string
  readonly raw: Buffer
  readonly expected: Expected
  /** The part of `expected` that `readReply` answers for. */
  readonly reply: Partial<Reply>
}

/** The mails of one folder of the corpus, each with its entry in `expected.json`. */
export function loadCorpus(group: string): CorpusMail[] {
  return loadMails<Expected>(group).map(({ name, raw, expected }) => {
    const { note: _, connection: __, ...reply } = expected
    return { name, raw, expected, reply }
  })
}

/** The same, whatever the entries say. */
export function loadMails<Entry>(group: string): { name: string; raw: Buffer; expected: Entry }[] {
  const folder = path.join(import.meta.dirname, 'corpus', group)
  const entries: Record<string, Entry> = JSON.parse(
    readFileSync(path.join(folder, 'expected.json'), 'utf8'),
  )
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => path.basename(file, '.eml'))
  const missing = [...Object.keys(entries).filter((name) => !names.includes(name))]
  const unexpected = names.filter((name) => !(name in entries))
  if (missing.length + unexpected.length > 0) {
    throw new Error(`corpus ${group}: no file for [${missing}], no entry for [${unexpected}]`)
  }
  return names.map((name) => {
    const raw = readFileSync(path.join(folder, `${name}.eml`))
    return { name, raw, expected: entries[name] as Entry }
  })
}

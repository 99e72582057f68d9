import type { CorrespondenceView, Finding } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import { type ConsoleWords, wordsIn } from '../../words/index.ts'
import { countOf } from '../../words/plural.ts'

/** Where and of what kind; never the words that were found. */
export function describeFindings(
  { documents, findings }: CorrespondenceView,
  { contentFindings, correspondence: { found } }: ConsoleWords,
): Array<{ place: string; document: string | null; what: string }> {
  const kindOf = ({ what }: Finding) =>
    Object.hasOwn(contentFindings, what)
      ? contentFindings[what as keyof typeof contentFindings]
      : found.other
  return findings.map((finding) => ({
    place: found.places[finding.place],
    document: finding.document === null ? null : (documents[finding.document]?.name ?? null),
    what: kindOf(finding),
  }))
}

/** The documents by name, with kind and size in words. */
export function describeDocuments(
  { documents }: Pick<CorrespondenceView, 'documents'>,
  language: PageLanguage,
): Array<{ name: string; facts: string }> {
  const { documents: words } = wordsIn(language).correspondence
  return documents.map(({ name, type, bytes }) => ({
    name,
    facts: words.facts
      .replace('{type}', words.types[type])
      .replace('{size}', countOf(language, words.size, Math.max(1, Math.round(bytes / 1024)))),
  }))
}

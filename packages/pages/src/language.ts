/** Languages of the pages, equal in everything. */
export type PageLanguage = 'cy' | 'en'

/** Reads what a link or a session says; anything else is no language. */
export function readPageLanguage(text: unknown): PageLanguage | null {
  return text === 'cy' || text === 'en' ? text : null
}

/** The first of the browser's languages that the pages have; English when it names neither (RFC 9110 §12.5.4). */
export function preferredLanguage(acceptLanguage: string | undefined): PageLanguage {
  const ranges = (acceptLanguage ?? '').split(',').map((range) => {
    const [tag = '', quality] = range
      .trim()
      .toLowerCase()
      .split(/;\s*q=/)
    return {
      language: readPageLanguage(tag.split('-')[0]),
      quality: quality === undefined ? 1 : Number(quality),
    }
  })
  const known = ranges.filter(({ language, quality }) => language && quality > 0)
  return known.sort((a, b) => b.quality - a.quality)[0]?.language ?? 'en'
}

/**
 * Whether a subject says nothing of a person (product.md, *Safety of the service user*): it is shown on a locked screen, and
 * in the list of a mailbox. No reference, e-mail address, telephone number, postcode or date.
 */
export function isNeutralSubject(subject: string, references: readonly string[]): boolean {
  // Accents that stand apart part no digits, and a hundred thousand of them would take long to be put in order
  const text = subject.replace(/\p{M}+/gu, '').normalize('NFKC')
  if (personal.some((pattern) => pattern.test(text))) return false
  const folded = fold(text)
  return !references.some((reference) => isTelling(reference) && folded.includes(fold(reference)))
}

const months =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ion|chwe|maw|ebr|mai|meh|gor|awst|med|hyd|tach|rhag'

const personal: readonly RegExp[] = [
  /\S@\S/,
  // Seven digits or more, whatever stands between two of them
  /(?:\d[^\p{L}\p{N}]{0,3}){7}/u,
  // Postcodes of the United Kingdom (BS 7666)
  /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i,
  /\b\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\b/,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?\\s+(?:o\\s+)?(?:${months})`, 'i'),
]

/** Letters and digits alone, so that hyphens and spaces hide nothing. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** A reference of a letter or two, such as the party's `1`, would be found everywhere. */
function isTelling(reference: string): boolean {
  return fold(reference).length >= 4
}

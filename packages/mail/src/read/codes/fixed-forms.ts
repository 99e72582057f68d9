/** Ends a clause and is no word, so that what stands around keeps its own meaning. */
const mark = ' §. '

/** Numbers that their form alone tells apart, whatever stands around them. */
const forms: readonly RegExp[] = [
  // A link, of which a part could look like a label
  /(?:https?:\/\/|www\.)\S+/gi,
  // A National Insurance number: two letters, three pairs, one letter
  /(?<![\p{L}\p{N}])[A-Z]{2} ?\d\d[ -]?\d\d[ -]?\d\d ?[A-D](?![\p{L}\p{N}])/gu,
  // A telephone number with its area code in brackets
  /\((?:\+\d{1,3}|0\d{1,4}|\d{3})\) ?\d(?:[ -]?\d){4,7}(?!\d)/g,
  // An IBAN in groups (ISO 13616)
  /(?<![\p{L}\p{N}])[A-Z]{2}\d\d(?: [A-Z\d]{4}(?![\p{L}\p{N}])){3,7}(?: [A-Z\d]{1,3}(?![\p{L}\p{N}]))?/gu,
  // The number of a card
  /(?<!\d)\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?!\d)/g,
  // A telephone number with its country, to its end
  /\+\d{1,3}[ -]?(?:\(0\)[ -]?)?(?:\d[ -]?){4,15}(?![ -]?\d)/g,
  // A British telephone number, in the groups that Ofcom writes
  /(?<![\p{L}\d+.-])0(?:\d{4}[ -]\d{3}[ -]?\d{3}|\d{4}[ -]\d{5}|\d{3}[ -]\d{3}[ -]?\d{3,4}|\d\d[ -]\d{4}[ -]?\d{4})(?!\d|-\d)/gu,
  // A date, in one piece or with one kind of separator; the year first or last
  /(?<![\p{L}\p{N}/-])(?:19|20)\d\d([-/.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:T[\d:.]{4,15}Z?)?(?![\p{L}\p{N}/-]|\.\d)/gu,
  /(?<![\p{L}\p{N}/-])(?:0[1-9]|[12]\d|3[01])([-/.]?)(?:0[1-9]|1[0-2])\1(?:19|20)\d\d(?![\p{L}\p{N}/-]|\.\d)/gu,
]

/** Takes the numbers out of a line that cannot hold a code: links, telephone numbers, IBANs and the like. */
export function hideFixedForms(line: string): string {
  if (!/\d/.test(line)) return line
  const labelled = line.replace(/[☎✆📞]/gu, ' tel: ')
  return forms.reduce((text, form) => text.replace(form, mark), labelled)
}

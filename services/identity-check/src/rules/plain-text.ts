/** Letters that Unicode does not take apart into a letter and an accent. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Lower case without accents (Unicode NFKD, UAX #15), so that `Siân`, `SIAN` and `Sian` are one. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)
}

/** The words of a text: runs of letters and digits; an apostrophe joins (`O'Brien` is `obrien`). */
export function wordsOf(text: string): string[] {
  return (
    foldText(text)
      .replace(/['’‘ʼ`´]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

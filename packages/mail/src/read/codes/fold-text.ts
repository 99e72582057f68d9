/** First digits of the decimal alphabets that keyboards offer beside the Latin one. */
const zeros = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xd66, 0xe50]

/** More marks on one letter than UAX #15 §13 counts with: putting them in order takes time squared. */
const stackedMarks = /(\p{M}{30})\p{M}+/gu

/**
 * Brings text into the form that is searched: compatibility forms as plain ones (full-width digits),
 * digits of other alphabets as ASCII, nothing invisible (zero-width characters, direction marks, the frame
 * of a keycap).
 */
export function foldText(text: string): string {
  return text
    .replace(stackedMarks, '$1')
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Default_Ignorable_Code_Point}|\u20e3/gu, '')
    .replace(/[^\P{Nd}0-9]/gu, foldDigit)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]|\u2800/g, ' ')
}

/** Whether letters are shown in another order than they stand in (UAX #9, *right-to-left override*). */
export function overridesDirection(text: string): boolean {
  return text.includes('\u202e')
}

function foldDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  const zero = zeros.find((first) => point >= first && point < first + 10)
  return zero === undefined ? digit : String(point - zero)
}

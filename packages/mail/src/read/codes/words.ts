import { codeDigits } from './code-shape.ts'
import { digitWords } from './other-numbers.ts'

/** Letters of alphabets that put no space between words: Thai, Lao, Burmese, Korean, Khmer, Japanese, Chinese. */
const unspaced = String.raw`[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]`
const spaceAfterLetter = new RegExp(`(${unspaced}[:=]?)(?=\\d)`, 'g')
const spaceAfterDigit = new RegExp(`(\\d)(?=[,.。、,!]?${unspaced})`, 'g')

/** Splits a line at its spaces; a label that touches its number is a word of its own. */
export function wordsOfLine(line: string): string[] {
  return (
    line
      .replace(spaceAfterLetter, '$1 ')
      .replace(spaceAfterDigit, '$1 ')
      .replace(/(?<![^\s("'])([\p{L}.]{1,30}[:=#])(?=\d)/gu, '$1 ')
      .replace(/(?<=\p{L} )#(?=\d)/gu, '# ')
      .replace(/(?<![^\s"'(])((?:code|cod|kod|nghod|god|pin)[-/]?)(?=\d)/gi, '$1 ')
      // A space that was forgotten
      .replace(/(\d)([,;!?)]+|\.(?=\p{Lu}))(?=\p{L})/gu, '$1$2 ')
      .replace(/(?<=\p{L})([,;!?(]|\.(?=\d{6}(?:\D|$)))(?=\d)/gu, '$1 ')
      .split(/ +/)
      .filter((word) => word !== '')
  )
}

/** Writes digits for six words in a row that spell a code: `one double two four five six`. */
export function spellOut(line: string): string {
  const words = line.replace(/(?<!\p{L})(?:double|dwbl)[ -](\p{L}+)/giu, '$1 $1').split(/[ ,-]+/)
  const digits = words
    .map((word) => digitWords.get(word.replace(/[.!]$/, '').toLowerCase()) ?? ' ')
    .join('')
  const found = Array.from(digits.matchAll(/\d+/g)).filter(([run]) => run.length === codeDigits)
  if (found.length === 0) return line
  return found
    .reduceRight((spelt, { 0: run, index }) => spelt.toSpliced(index, codeDigits, run), words)
    .join(' ')
}

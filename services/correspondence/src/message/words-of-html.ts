import { Parser } from 'htmlparser2'
import { countDepth } from './html-depth.ts'

/**
 * All words of an HTML text, in sight or not, with values of attributes and comments: once as they stand, and once with a
 * space at each tag, since a tag may part a word or two of them. What is nested too deep, and so held as active, is not read
 * to its end.
 */
export function wordsOfHtml(html: string): string[] {
  if (html === '') return []
  const pieces: string[] = []
  const others: string[] = []
  const elements = countDepth()
  const parser = new Parser({
    onopentag() {
      if (!elements.enter()) parser.pause()
    },
    onclosetag: () => elements.leave(),
    ontext: (text) => pieces.push(text),
    onattribute: (_name, value) => others.push(value),
    oncomment: (text) => others.push(text),
  })
  parser.end(html)
  return [pieces.join(''), pieces.join(' '), others.join('\n')]
}

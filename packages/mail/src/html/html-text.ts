import { Parser } from 'htmlparser2'
import { readSheets } from './style-sheet.ts'
import { HtmlWalk } from './walk.ts'

/** Tags, attributes and the texts between them. */
const maxPieces = 20_000

export interface HtmlText {
  /** What a reader surely sees. */
  readonly visible: string
  /** The same with all that may be hidden or may be a quote. */
  readonly all: string
  /** Whether there is more of it than was read. */
  readonly isCut: boolean
}

/**
 * The text of an HTML body with line breaks, quotes and signatures as `>` lines: once what a reader surely
 * sees, once with what may be out of sight. Null when it is deeper than anybody writes.
 */
export function htmlToText(html: string): HtmlText | null {
  const walk = new HtmlWalk(readSheets(html))
  let pieces = 0
  const count = () => {
    if (++pieces > maxPieces) parser.pause()
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      walk.open(name, attributes)
      if (walk.isTooDeep) parser.pause()
    },
    onattribute: count,
    onclosetag(name) {
      count()
      walk.close(name)
    },
    ontext(data) {
      count()
      walk.addText(data)
    },
  })
  // Where it breaks off within a tag, nobody sees the rest
  parser.end(html.replace(/<[a-z/!?][^<>]*$/i, ''))
  if (walk.isTooDeep) return null
  return { visible: walk.visible.join(''), all: walk.all.join(''), isCut: pieces > maxPieces }
}

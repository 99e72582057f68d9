import {
  type Colours,
  coloursInside,
  defaultColours,
  isInvisible,
  isTransparent,
} from './colour.ts'
import { markOf } from './marks.ts'
import { canHide, noDeclarations, readDeclarations } from './style.ts'
import { rulesFor, type Sheet } from './style-sheet.ts'

/** Deeper than anybody's mail; the parser's cost grows with the depth. */
const maxDepth = 400

/** Stands where a mail program begins the message that is answered. */
const separator = '-----Original Message-----'

const blocks = new Set(
  'address article aside blockquote br center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tr ul'.split(
    ' ',
  ),
)
/** Never shown as text. */
const unseen = new Set(
  'style script head title template noscript noframes noembed object iframe svg math select textarea audio video canvas datalist map applet rp progress meter'.split(
    ' ',
  ),
)

/** Elements that say something by their name alone. */
const telling = new Set(['blockquote', 'details', 'dialog', 'bdo', 'pre', ...unseen])

function isPlain(name: string, attributes: Record<string, string>): boolean {
  for (const _ in attributes) return false
  return !telling.has(name)
}

/** What holds inside an element. */
interface Frame {
  readonly isUnseen: boolean
  readonly isDoubtful: boolean
  readonly isQuoted: boolean
  readonly isPreformatted: boolean
  readonly colours: Colours
}

/** Collects the text of elements as a parser goes through them. */
export class HtmlWalk {
  readonly visible: string[] = []
  readonly all: string[] = []
  isTooDeep = false
  private readonly frames: Frame[] = []
  private frame: Frame = {
    isUnseen: false,
    isDoubtful: false,
    isQuoted: false,
    isPreformatted: false,
    colours: defaultColours,
  }
  private isLineStart = false
  private readonly sheet: Sheet

  constructor(sheet: Sheet) {
    this.sheet = sheet
    // They are there even when no tag names them
    for (const name of ['html', 'body']) {
      const { isHidden, colours } = this.seen(name, {}, this.frame)
      this.frame = { ...this.frame, isDoubtful: this.frame.isDoubtful || isHidden, colours }
    }
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.frames.length > maxDepth) this.isTooDeep = true
    const around = this.frame
    this.frames.push(around)
    if (around.isUnseen) return
    if (blocks.has(name)) this.breakLine(name !== 'br')
    else if (name === 'td' || name === 'th') this.add(' ')
    if (this.sheet.size === 0 && isPlain(name, attributes)) return
    const mark = markOf(name, attributes)
    const { isHidden, colours } = this.seen(name, attributes, around)
    this.frame = {
      isUnseen: unseen.has(name),
      isDoubtful: around.isDoubtful || isHidden || mark === 'perhaps-quoted',
      isQuoted: around.isQuoted || mark === 'quoted',
      isPreformatted: around.isPreformatted || name === 'pre',
      colours,
    }
    if (mark !== null) this.breakLine(false)
    if (mark === 'original-follows') this.add(separator)
    if (mark === 'original-follows') this.breakLine()
  }

  close(name: string): void {
    const wasQuoted = this.frame.isQuoted
    this.frame = this.frames.pop() ?? this.frame
    if (wasQuoted !== this.frame.isQuoted) this.breakLine(false)
    else if (blocks.has(name) && name !== 'br') this.breakLine()
  }

  addText(data: string): void {
    if (this.frame.isUnseen) return
    const { isPreformatted, isQuoted } = this.frame
    const lines = isPreformatted ? data : data.replace(/[^\S\u00a0]+/g, ' ')
    this.add(isQuoted ? lines.replace(/\n/g, '\n> ') : lines)
  }

  /** Whether an element may be out of sight, by its own attributes and the style sheets. */
  private seen(name: string, attributes: Record<string, string>, around: Frame) {
    const { style = '', hidden } = attributes
    const own = style === '' ? noDeclarations : readDeclarations(style)
    const rules = rulesFor(this.sheet, name, attributes)
    const colours = coloursInside(around.colours, attributes, [
      ...rules.map((rule) => rule.colours),
      own ?? noDeclarations,
    ])
    const isClosed = (name === 'details' || name === 'dialog') && attributes['open'] === undefined
    const isHidden =
      own === null ||
      hidden !== undefined ||
      isClosed ||
      name === 'bdo' ||
      rules.some((rule) => rule.canHide) ||
      canHide(own) ||
      isTransparent(own)
    return { isHidden, colours }
  }

  private breakLine(isSoft = true): void {
    // Where one block ends and another begins there is one line break
    if (this.frame.isUnseen || (isSoft && this.isLineStart)) return
    this.isLineStart = true
    const line = this.frame.isQuoted ? '\n> ' : '\n'
    this.all.push(line)
    this.visible.push(line)
  }

  private add(text: string): void {
    if (text.trim() !== '') this.isLineStart = false
    this.all.push(text)
    if (!this.frame.isDoubtful && !isInvisible(this.frame.colours)) this.visible.push(text)
  }
}

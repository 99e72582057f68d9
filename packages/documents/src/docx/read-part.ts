import { Parser } from 'htmlparser2'
import { isActiveField, isActiveRelationship } from './relationships.ts'

export interface PartReading {
  /** As it would be printed, hidden text too; where changes are tracked, also as it was before. */
  readonly text: string
  readonly isActive: boolean
}

/** Elements behind which a new line begins. */
const lineEnds = new Set('p tc tr br cr v comment footnote endnote txbxContent'.split(' '))
/** Attributes that hold what somebody wrote. */
const writtenAttributes = new Set(
  'descr title alt string author initials instr displayText tooltip Target'.split(' '),
)
/** Elements whose name or value somebody wrote. */
const writtenElements = new Set(
  'alias tag docVar default helpText statusText listEntry listItem docPr cNvPr bookmarkStart'.split(
    ' ',
  ),
)

/**
 * Reads all text in one XML part of a DOCX, in the names of WordprocessingML and DrawingML (ECMA-376 part 1). Where the part
 * is not of these, every element is a line of its own, and every attribute counts.
 */
export function readPart(xml: string, isOfWord: boolean): PartReading {
  const now: string[] = []
  const before: string[] = []
  const aside: string[] = []
  const open: string[] = []
  const inside = { deleted: 0, inserted: 0, field: 0 }
  let isActive = /<!(?:DOCTYPE|ENTITY)/i.test(xml)
  const write = (text: string) => {
    if (text === '') return
    if (inside.field > 0) aside.push(text)
    else {
      if (inside.deleted === 0) now.push(text)
      if (inside.inserted === 0) before.push(text)
    }
  }
  const count = (name: string, by: 1 | -1) => {
    if (name === 'del' || name === 'moveFrom') inside.deleted += by
    if (name === 'ins' || name === 'moveTo') inside.inserted += by
    if (name === 'instrText' || name === 'delInstrText') inside.field += by
  }
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = localName(tag)
        open.push(name)
        count(name, 1)
        if (name === 'Relationship') isActive ||= isActiveRelationship(attributes)
        aside.push(...writtenIn(name, attributes, isOfWord))
        write(characterOf(name, attributes))
      },
      onclosetag(tag) {
        const name = localName(tag)
        open.pop()
        count(name, -1)
        if (!isOfWord || lineEnds.has(name)) write('\n')
        if (name === 'instrText' || name === 'delInstrText') aside.push(' ')
      },
      ontext: write,
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  const beside = aside.join('')
  isActive ||= isActiveField(beside)
  const [text, earlier] = [now.join(''), before.join('')]
  return { text: [text, ...(earlier === text ? [] : [earlier]), beside].join('\n'), isActive }
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1)
}

function writtenIn(
  name: string,
  attributes: Readonly<Record<string, string>>,
  isOfWord: boolean,
): string[] {
  return Object.entries(attributes).flatMap(([attribute, value]) => {
    const isWritten =
      !isOfWord || writtenAttributes.has(localName(attribute)) || writtenElements.has(name)
    return isWritten && !attribute.startsWith('xmlns') ? [`\n${value}\n`] : []
  })
}

/** Elements that stand for a character. */
function characterOf(name: string, attributes: Readonly<Record<string, string>>): string {
  if (name === 'tab' || name === 'ptab') return ' '
  if (name === 'noBreakHyphen') return '-'
  if (name !== 'sym') return ''
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  // Symbol fonts put their letters at F000 (ECMA-376 part 1 §17.3.3.30)
  return Number.isNaN(code)
    ? ''
    : String.fromCharCode(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code)
}

import { decodeBody } from './decode-part.ts'
import { readFileName } from './file-name.ts'
import { type Header, maxHeaderBytes, readHeaderText, valuesOf } from './header-fields.ts'
import { readSignedContent } from './signed-content.ts'
import { openBoundary, splitAtBoundary } from './split-at-boundary.ts'
import { parseStructuredField, type StructuredField } from './structured-field.ts'

/** A part that holds no others: text, a picture, another message. */
export interface Part {
  /** `type/subtype` in lower case. */
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  /** Transfer encoding in lower case (RFC 2045 §6). */
  readonly encoding: string
  /** Whether a mail program shows it in the place of the body. */
  readonly isShown: boolean
  /** Whether it bears the name of a file. */
  readonly isNamed: boolean
  /** As its sender names it, at whatever length; null when there is none. */
  readonly fileName: string | null
  /** Whether its type or disposition holds what parsers read differently, such as a parameter twice. */
  readonly isOdd: boolean
  /** As it stands in the message, one character for each byte. */
  readonly body: string
}

/** Why the parts cannot be relied on: more of them than anybody sends, or parsers would differ. */
type PartsProblem = 'too-complex' | 'ambiguous'

export interface Parts {
  readonly parts: readonly Part[]
  readonly problem: PartsProblem | null
}

/** What stands around an entity. */
interface Surroundings {
  readonly depth: number
  readonly defaultType: string
  readonly isShown: boolean
  readonly boundaries: readonly string[]
}

const maxDepth = 12
const maxEntities = 500
const encodings = new Set(['', '7bit', '8bit', 'binary', 'quoted-printable', 'base64'])

/**
 * Takes a message apart (RFC 2046) in time linear in its length. Messages inside it stay closed, because
 * what was forwarded was not written by the sender. Structure that another parser could read in another
 * way is a problem, whatever it holds.
 */
export function readParts(message: string): Parts {
  const walk = new PartsWalk()
  walk.enter(message, { depth: 0, defaultType: 'text/plain', isShown: true, boundaries: [] })
  return { parts: walk.parts, problem: walk.problem }
}

class PartsWalk {
  readonly parts: Part[] = []
  problem: PartsProblem | null = null
  private entities = 0
  /** Of all parts together. */
  private headerBytes = 0

  enter(text: string, around: Surroundings): void {
    if (++this.entities > maxEntities || around.depth > maxDepth) this.note('too-complex')
    if (this.problem === 'too-complex') return
    const header = readHeaderText(text)
    if (around.depth > 0 && header.isMalformed) this.note('ambiguous')
    if (around.depth > 0) this.headerBytes += header.bodyStart
    if (this.headerBytes > maxHeaderBytes) this.note('too-complex')
    const type = this.readType(header, around.defaultType)
    const encoding = this.readEncoding(header)
    const disposition = this.readOnce(header, 'content-disposition')
    const kind = disposition.value
    const isShown = around.isShown && (kind === '' || kind === 'inline')
    const body = text.slice(header.bodyStart)
    if (type.value.startsWith('multipart/')) {
      if (encoding === 'base64' || encoding === 'quoted-printable') this.note('ambiguous')
      this.enterChildren(body, type, { ...around, isShown })
      return
    }
    const part: Part = {
      type: type.value,
      parameters: type.parameters,
      encoding,
      isShown,
      isNamed: isNamed(type, 'name') || isNamed(disposition, 'filename'),
      fileName:
        readFileName(disposition.parameters, 'filename') ?? readFileName(type.parameters, 'name'),
      isOdd: type.isOdd || disposition.isOdd,
      body,
    }
    const content = isOpaque(part) ? readSignedContent(decodeBody(part)) : null
    if (content === null) {
      this.parts.push(part)
      return
    }
    // A whole message in one piece is called an attachment, and shown as the body all the same
    const inside = { ...around, depth: around.depth + 1, isShown: isShown || around.depth === 0 }
    this.enter(content.toString('latin1'), inside)
  }

  private enterChildren(body: string, type: StructuredField, around: Surroundings): void {
    const boundary = openBoundary(type, around.boundaries)
    if (boundary === null) {
      this.note('ambiguous')
      return
    }
    const { children, problem } = splitAtBoundary(body, boundary)
    if (problem) this.note(problem)
    const before = this.parts.length
    for (const [at, child] of children.entries()) {
      this.enter(child, {
        depth: around.depth + 1,
        defaultType: type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain',
        isShown: around.isShown && (at === 0 || !firstAlone.has(type.value)),
        boundaries: [...around.boundaries, boundary],
      })
    }
    if (type.value === 'multipart/alternative' && isTwiceTheSame(this.parts.slice(before))) {
      this.note('ambiguous')
    }
  }

  private readType(header: Header, defaultType: string): StructuredField {
    const field = this.readOnce(header, 'content-type')
    if (field.value === '' && !field.isOdd) return { ...field, value: defaultType }
    // RFC 2045 §5.2: what is no type is plain text
    if (/^[^/]+\/[^/]+$/.test(field.value)) return field
    if (field.value !== 'text') this.note('ambiguous')
    return { ...field, value: 'text/plain' }
  }

  private readEncoding(header: Header): string {
    const value = valuesOf(header, 'content-transfer-encoding')[0] ?? ''
    this.readOnce(header, 'content-transfer-encoding')
    const encoding = value
      .slice(0, 100)
      .replace(/\([^()]*\)|["';\s]/g, '')
      .toLowerCase()
    if (!encodings.has(encoding)) this.note('ambiguous')
    return encoding
  }

  private readOnce(header: Header, name: string): StructuredField {
    const [value = '', ...others] = valuesOf(header, name)
    if (others.length > 0) this.note('ambiguous')
    return parseStructuredField(value)
  }

  private note(problem: PartsProblem): void {
    if (this.problem !== 'too-complex') this.problem = problem
  }
}

/** Of these only the first part is shown: the others are a signature, or what the first refers to. */
const firstAlone = new Set(['multipart/signed', 'multipart/related'])

/** S/MIME that was signed in one piece; some programs leave out of which kind it is. */
function isOpaque({ type, parameters }: Part): boolean {
  const kind = parameters.get('smime-type')?.toLowerCase() ?? 'signed-data'
  return /^application\/(?:x-)?pkcs7-mime$/.test(type) && kind === 'signed-data'
}

function isNamed(field: StructuredField, parameter: string): boolean {
  return [parameter, `${parameter}*`, `${parameter}*0`, `${parameter}*0*`].some((name) =>
    field.parameters.has(name),
  )
}

/** Whether two bodies of one type claim to be the same: programs show the first, the last or both. */
function isTwiceTheSame(parts: readonly Part[]): boolean {
  return parts.filter((part) => part.isShown && part.type === 'text/plain').length > 1
}

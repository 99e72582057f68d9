/** The tags of a signature field or a key record, by name. */
export type TagList = ReadonlyMap<string, string>

/** Signatures of 4096 bits with copies of header fields stay below. */
const maxLength = 8_192
/** mailauth takes time squared over white space within a tag. */
const longSpace = /[ \t]{100}/
const tagName = /^[a-z][a-z0-9_]*$/i

/** Reads a tag-list (RFC 6376 §3.2); null when it is none, names a tag twice or is longer than any real one. */
export function readTagList(text: string): TagList | null {
  if (text.length > maxLength || longSpace.test(text)) return null
  const tags = new Map<string, string>()
  const specs = text.split(';')
  if (trim(specs.at(-1) ?? '') === '') specs.pop()
  for (const spec of specs) {
    const at = spec.indexOf('=')
    const name = trim(spec.slice(0, Math.max(at, 0)))
    if (!tagName.test(name) || tags.has(name)) return null
    tags.set(name, trim(spec.slice(at + 1)))
  }
  return tags
}

/** The names of an `h=` tag in lower case. */
export function readFieldNames(tags: TagList): string[] {
  return (tags.get('h') ?? '').split(':').map((name) => trim(name).toLowerCase())
}

/** Without folding white space around it; `trim` would take away more than that. */
function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '')
}

import { canHide, type Declarations, readDeclarations } from './html-style.ts'

/** The rules of style sheets that can change what is seen, by what the last part of their selector names. */
export type Sheet = ReadonlyMap<string, readonly Declarations[]>

const maxRules = 2000
const coloured = ['color', 'background', 'background-color']

/** Cannot be read for certain, so it may hide everything. */
const unclear: Declarations = new Map([['display', 'none']])

/** Collects the rules of every `style` element that hide or colour something, whatever their medium. */
export function readSheets(html: string): Sheet {
  const sheet = new Map<string, Declarations[]>()
  let rules = 0
  for (const css of styleElements(html)) {
    for (const rule of css.split('}')) {
      const open = rule.lastIndexOf('{')
      if (open < 0 || ++rules > maxRules) continue
      const declarations = readDeclarations(rule.slice(open + 1)) ?? unclear
      const matters = canHide(declarations) || coloured.some((name) => declarations.has(name))
      if (!matters) continue
      for (const key of keysOf(rule.slice(rule.lastIndexOf('{', open - 1) + 1, open))) {
        const known = sheet.get(key)
        if (known) known.push(declarations)
        else sheet.set(key, [declarations])
      }
    }
  }
  return sheet
}

/** The rules that can apply to an element. */
export function rulesFor(
  sheet: Sheet,
  name: string,
  attributes: Readonly<Record<string, string>>,
): readonly Declarations[] {
  if (sheet.size === 0) return []
  const { id = '', class: classes = '' } = attributes
  const keys = ['*', name, `#${id}`, ...classes.split(/\s+/).map((part) => `.${part}`)]
  return keys.flatMap((key) => sheet.get(key.toLowerCase()) ?? [])
}

function styleElements(html: string): string[] {
  const sheets: string[] = []
  const open = /<style\b[^>]{0,2000}>/gi
  for (let found = open.exec(html); found; found = open.exec(html)) {
    const end = html.indexOf('</', open.lastIndex)
    if (end < 0) break
    sheets.push(
      html
        .slice(open.lastIndex, end)
        .replace(/<!--|-->/g, '')
        .replace(/\/\*[^*]*\*\//g, ''),
    )
    open.lastIndex = end
  }
  return sheets
}

/** What the last compound of each selector names: classes and ids, else the element, else anything. */
function keysOf(selectors: string): string[] {
  if (selectors.length > 10_000) return ['*']
  return selectors.split(',').flatMap((selector) => {
    const trimmed = selector.trim().toLowerCase()
    if (trimmed.startsWith('@')) return []
    const compound = trimmed.split(/[\s>+~]+/).at(-1) ?? ''
    if (/:(?:link|visited|hover|active|focus|before|after)/.test(compound)) return []
    const names = compound.match(/[.#][^.#:[\]]+/g)
    return names ?? [/^[a-z][a-z0-9]*/.exec(compound)?.[0] ?? '*']
  })
}

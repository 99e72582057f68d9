import { isTransparent } from './colour.ts'
import { canHide, readDeclarations } from './style.ts'

/** What style sheets say of the elements that a name stands for. */
interface Rule {
  readonly canHide: boolean
  /** The last of each property that colours. */
  readonly colours: Map<string, string>
}

/** The rules of style sheets that can change what is seen, by what the last part of their selector names. */
export type Sheet = ReadonlyMap<string, Rule>

const maxRules = 2000
const maxClasses = 30
const coloured = ['color', 'background', 'background-color']
const unclear: Rule = { canHide: true, colours: new Map() }

/** Collects the rules of every `style` element that hide or colour something, whatever their medium. */
export function readSheets(html: string): Sheet {
  const sheet = new Map<string, Rule>()
  let rules = 0
  for (const css of styleElements(html)) {
    for (const text of css.split('}')) {
      const open = text.lastIndexOf('{')
      if (open < 0) continue
      if (++rules > maxRules) return new Map([['*', unclear]])
      const rule = readRule(text.slice(open + 1))
      if (rule === null) continue
      for (const key of keysOf(text.slice(text.lastIndexOf('{', open - 1) + 1, open))) {
        sheet.set(key, join(sheet.get(key), rule))
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
): readonly Rule[] {
  if (sheet.size === 0) return []
  const { id = '', class: classes = '' } = attributes
  const names = classes.toLowerCase().slice(0, 2000).split(/\s+/)
  // More than a person's mail program writes
  if (names.length > maxClasses) return [unclear]
  const keys = ['*', name, `#${id.toLowerCase()}`, ...names.map((part) => `.${part}`)]
  return keys.flatMap((key) => sheet.get(key) ?? [])
}

/** Null when it changes nothing that matters here. What cannot be read for certain may hide. */
function readRule(text: string): Rule | null {
  const declarations = readDeclarations(text)
  if (declarations === null) return unclear
  const colours = new Map([...declarations].filter(([name]) => coloured.includes(name)))
  const hides = canHide(declarations) || isTransparent(declarations)
  return hides || colours.size > 0 ? { canHide: hides, colours } : null
}

function join(known: Rule | undefined, rule: Rule): Rule {
  return {
    canHide: known?.canHide === true || rule.canHide,
    colours: new Map([...(known?.colours ?? []), ...rule.colours]),
  }
}

function styleElements(html: string): string[] {
  const sheets: string[] = []
  const lower = html.toLowerCase()
  for (let at = lower.indexOf('<style'); at >= 0; at = lower.indexOf('<style', at)) {
    const start = lower.indexOf('>', at)
    if (start < 0) break
    const end = lower.indexOf('</style', start)
    const css = html.slice(start + 1, end < 0 ? undefined : end)
    sheets.push(css.replace(/<!--|-->/g, '').replace(/\/\*[^*]*\*\//g, ''))
    if (end < 0) break
    at = end
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

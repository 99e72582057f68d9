/** Declarations of CSS, names and values in lower case, the last of each name. */
export type Declarations = ReadonlyMap<string, string>

export const noDeclarations: Declarations = new Map()

/** Longer than any that a mail program writes, and a sign of an attempt to hide something. */
const maxStyleLength = 4000

/** Reads the declarations of a `style` attribute or of a rule; null when they are not plain ones. */
export function readDeclarations(style: string): Declarations | null {
  // Escapes and comments: nobody but a forger writes them in a declaration
  if (style.length > maxStyleLength || /\\|\/\*/.test(style)) return null
  const declarations = new Map<string, string>()
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).replace('!important', '')
    declarations.set(declaration.slice(0, colon).trim(), value.trim())
  }
  return declarations
}

type Test = (value: string, declarations: Declarations) => boolean

const isOff: Test = (value) => value !== 'none' && value !== 'auto'
const isFarOff: Test = (value) =>
  value.split(/\s+/).some((length) => inPixels(length) < -50 || inPixels(length) > 1500)
const isTiny: Test = (value) => inPixels(value) < 4 || /(?:calc|var|min)\(/.test(value)
const isNothing: Test = (value, declarations) =>
  inPixels(value) === 0 || (inPixels(value) < 4 && /hidden|clip/.test(overflowOf(declarations)))

/** Properties that can hide what they apply to, each with the values that do. No layout is computed. */
const hiding = new Map<string, Test>([
  ['display', (value) => /^(?:none|table-column)/.test(value)],
  ['visibility', (value) => /^(?:hidden|collapse)/.test(value)],
  ['content-visibility', (value) => value.startsWith('hidden')],
  ['mso-hide', (value) => value.startsWith('all')],
  ['opacity', (value) => Number.parseFloat(value) < (value.includes('%') ? 20 : 0.2)],
  ['filter', (value) => value.includes('opacity') || value.includes('contrast')],
  ['font-size', isTiny],
  ['font', (value, all) => sizesIn(value).some((size) => isTiny(size, all))],
  ['line-height', (value) => inPixels(/^[\d.]+$/.test(value) ? `${value}em` : value) < 4],
  ['height', isNothing],
  ['max-height', isNothing],
  ['width', isNothing],
  ['max-width', isNothing],
  ['clip', isOff],
  ['clip-path', isOff],
  ['mask', isOff],
  ['mask-image', isOff],
  ['transform', isOff],
  ['scale', isOff],
  ['translate', isOff],
  ['zoom', (value) => Number.parseFloat(value) < (value.includes('%') ? 30 : 0.3)],
  ['position', (value) => /^(?:absolute|fixed)/.test(value)],
  ['text-indent', isFarOff],
  ['letter-spacing', (value) => /^-/.test(value) && inPixels(value) < -3],
  ['z-index', (value) => value.startsWith('-')],
  ['unicode-bidi', (value) => value.includes('override')],
  ['-webkit-text-fill-color', (value) => /transparent|rgba|white|#fff/.test(value)],
  ['-webkit-text-security', isOff],
  ...[
    'left',
    'top',
    'right',
    'bottom',
    'margin',
    'margin-left',
    'margin-top',
    'margin-right',
    'margin-bottom',
    'padding',
    'padding-left',
    'padding-top',
  ].map((name): [string, Test] => [name, isFarOff]),
])

/** Whether declarations can keep what they apply to out of sight. When in doubt, they do. */
export function canHide(declarations: Declarations): boolean {
  for (const [name, value] of declarations) {
    if (hiding.get(name)?.(value, declarations)) return true
  }
  return false
}

function overflowOf(declarations: Declarations): string {
  return ['overflow', 'overflow-x', 'overflow-y'].map((name) => declarations.get(name)).join(' ')
}

/** The sizes in the shorthand `font`. */
function sizesIn(font: string): string[] {
  return font.match(/\d*\.?\d+(?:px|pt|r?em|%)|(?<![\w.#])0(?=[\s/])/g) ?? []
}

const pixelsPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  em: 16,
  rem: 16,
  ex: 8,
  ch: 8,
  '%': 0.16,
  cm: 38,
  mm: 3.8,
  in: 96,
  vw: 8,
  vh: 8,
}

/** A length as pixels of a screen, roughly; what is no number is one that can be seen. */
function inPixels(value: string): number {
  const [, number = '16', unit = ''] = /^([-+]?\d*\.?\d+)([a-z%]*)/.exec(value) ?? []
  return Number.parseFloat(number) * (pixelsPerUnit[unit] ?? 1)
}

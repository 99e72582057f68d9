import type { Declarations } from './style.ts'

type Colour = readonly [red: number, green: number, blue: number]

export interface Colours {
  readonly text: Colour
  readonly background: Colour
}

export const defaultColours: Colours = { text: [0, 0, 0], background: [255, 255, 255] }

/** Below this contrast (WCAG 2.2, *contrast ratio*) letters cannot be told from what is behind them. */
const leastContrast = 1.3

/** The colours inside an element, from those around it. Those that are not understood stay as they are. */
export function coloursInside(
  around: Colours,
  attributes: Readonly<Record<string, string>>,
  styles: readonly Declarations[],
): Colours {
  const text = lastColour(attributes['color'] ?? attributes['text'], styles, ['color'])
  const background = lastColour(attributes['bgcolor'], styles, ['background', 'background-color'])
  if (text === null && background === null) return around
  return { text: text ?? around.text, background: background ?? around.background }
}

function lastColour(
  attribute: string | undefined,
  styles: readonly Declarations[],
  names: readonly string[],
): Colour | null {
  let last = attribute === undefined ? null : readColour(attribute)
  for (const style of styles) {
    for (const name of names) {
      const value = style.get(name)
      if (value !== undefined) last = readColour(value) ?? last
    }
  }
  return last
}

export function isInvisible(colours: Colours): boolean {
  if (colours === defaultColours) return false
  const { text, background } = colours
  const [one, other] = [luminance(text), luminance(background)]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < leastContrast
}

/** Whether declarations make letters transparent. */
export function isTransparent(style: Declarations): boolean {
  const colour = (style.get('color') ?? '').slice(0, 100)
  const alpha = /^(?:rgba?|hsla?)\(.*[,/]\s*([\d.]+)(%?)\s*\)$/.exec(colour)
  if (alpha && /\/|,.*,.*,/.test(colour)) {
    return Number(alpha[1]) < (alpha[2] === '%' ? 20 : 0.2)
  }
  return colour === 'transparent' || /^#(?:[\da-f]{3}[0-3]|[\da-f]{6}[0-3][\da-f])$/.test(colour)
}

const named: Readonly<Record<string, Colour>> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  azure: [240, 255, 255],
  mintcream: [245, 255, 250],
  ghostwhite: [248, 248, 255],
  whitesmoke: [245, 245, 245],
  floralwhite: [255, 250, 240],
  seashell: [255, 245, 238],
  honeydew: [240, 255, 240],
  aliceblue: [240, 248, 255],
  lightyellow: [255, 255, 224],
  window: [255, 255, 255],
  windowtext: [0, 0, 0],
  red: [255, 0, 0],
  blue: [0, 0, 255],
  green: [0, 128, 0],
  yellow: [255, 255, 0],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  navy: [0, 0, 128],
}

function readColour(value: string): Colour | null {
  const text = value.slice(0, 100).trim().toLowerCase()
  const hex = /^#?([\da-f]{6})\b/.exec(text)?.[1]
  if (hex)
    return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour
  const short = /^#([\da-f]{3,4})\b/.exec(text)?.[1]
  if (short)
    return [0, 1, 2].map((at) => 17 * Number.parseInt(short[at] ?? '0', 16)) as unknown as Colour
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text)
  if (rgb) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])]
  return named[/^[a-z]+/.exec(text)?.[0] ?? ''] ?? null
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = Math.min(part, 255) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

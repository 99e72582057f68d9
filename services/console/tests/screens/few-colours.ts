/** A picture as it comes out of a PNG, or goes into one. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly data: ArrayLike<number>
}

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly number[]

const most = 16
/** Closer colours than this are one: the edges of letters have dozens. */
const leastDistance = 40

/** The colours that say most about a picture: those that are frequent and unlike each other. */
export function findPalette(picture: Picture): Colour[] {
  const counts = new Map<number, number>()
  for (const colour of coloursOf(picture)) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const byFrequency = [...counts].sort(([a, oftenA], [b, oftenB]) => oftenB - oftenA || a - b)
  const palette: Colour[] = []
  for (const [colour] of byFrequency) {
    const parts = partsOf(colour)
    if (palette.every((other) => distanceOf(parts, other) >= leastDistance)) palette.push(parts)
    if (palette.length === most) break
  }
  return palette
}

/** The place in the palette of the nearest colour, for every point. */
export function paint(picture: Picture, palette: readonly Colour[]): Uint8Array {
  const nearest = new Map<number, number>()
  return Uint8Array.from(coloursOf(picture), (colour) => {
    const known = nearest.get(colour)
    if (known !== undefined) return known
    const distances = palette.map((other) => distanceOf(partsOf(colour), other))
    const found = distances.indexOf(Math.min(...distances))
    nearest.set(colour, found)
    return found
  })
}

/** One number a point. */
function coloursOf({ width, height, channels, data }: Picture): Uint32Array {
  const colours = new Uint32Array(width * height)
  for (let point = 0; point < colours.length; point += 1) {
    const at = point * channels
    colours[point] = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
  }
  return colours
}

function partsOf(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

function distanceOf(a: Colour, b: Colour): number {
  return Math.hypot(...a.map((part, index) => part - (b[index] ?? 0)))
}

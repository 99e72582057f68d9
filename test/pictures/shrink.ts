import { decode, encode, type IndexedColors } from 'fast-png'

/** A picture of a page in its commonest colours, each point in the one nearest to its own: a third of the bytes. */
export function shrink(png: Buffer, mostColours: number): Uint8Array {
  const { width, height, channels, data } = decode(png)
  const colours = new Uint32Array(width * height)
  const counts = new Map<number, number>()
  for (let point = 0; point < colours.length; point += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(point * channels, point * channels + 3)
    const colour = (red << 16) | (green << 8) | blue
    colours[point] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const common = [...counts].sort(([, one], [, other]) => other - one).slice(0, mostColours)
  const palette = common.map(([colour]) => partsOf(colour))
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const points = Uint8Array.from(colours, (colour) => places.get(colour) ?? 0)
  return encode({ width, height, data: points, channels: 1, depth: 8, palette })
}

function nearest(palette: IndexedColors, colour: number): number {
  const own = partsOf(colour)
  const distances = palette.map((each) =>
    own.reduce((sum, part, index) => sum + (part - (each[index] ?? 0)) ** 2, 0),
  )
  return distances.indexOf(Math.min(...distances))
}

function partsOf(colour: number): [red: number, green: number, blue: number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

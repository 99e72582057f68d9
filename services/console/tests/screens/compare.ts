import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode, encode } from 'fast-png'
import pixelmatch from 'pixelmatch'
import { type Colour, findPalette, paint } from './few-colours.ts'

const kept = join(import.meta.dirname, 'kept')
/** Not in git. */
const differences = join(import.meta.dirname, 'different')
/** What each picture was before its colours were made few: the same again needs no second look. */
const sumsFile = join(kept, 'sums.json')
const sums: Record<string, string> = existsSync(sumsFile)
  ? JSON.parse(readFileSync(sumsFile, 'utf8'))
  : {}
const isRenewing = process.env['RENEW_SCREENS'] === 'yes'

/** So many of a million points may differ. */
const mostDifferent = 50

/**
 * Compares a picture with the one that is kept under this name, or keeps it from now on.
 *
 * @returns what is to be said: nothing where they look alike
 */
export function compareScreen(name: string, shot: Uint8Array): string[] {
  const sum = createHash('sha256').update(shot).digest('base64url')
  if (isRenewing) return keep(name, shot, sum)
  if (sums[name] === sum) return []
  const file = join(kept, `${name}.png`)
  if (!existsSync(file)) return [`${name}: there is no picture yet`]
  const before = decode(readFileSync(file))
  const now = decode(shot)
  const { width, height } = now
  if (before.width !== width || before.height !== height) {
    writeDifference(name, { now: shot })
    return [`${name}: ${width}×${height} instead of ${before.width}×${before.height}`]
  }
  const palette = before.palette ?? []
  const output = new Uint8Array(width * height * 4)
  const pictures = [before.data, paint(now, palette)].map((each) => inColour(each, palette))
  const [one = output, other = output] = pictures
  const count = pixelmatch(one, other, output, width, height)
  if (count <= (width * height * mostDifferent) / 1_000_000) return []
  const difference = encode({ width, height, data: output, channels: 4, depth: 8 })
  writeDifference(name, { now: shot, difference })
  return [`${name}: ${count} points differ`]
}

/** The names of the pictures that are kept. */
export function listScreens(): string[] {
  return Object.keys(JSON.parse(readFileSync(sumsFile, 'utf8')))
}

/** Before all is kept anew: nothing that is no longer there stays. */
export function forgetScreens(): void {
  rmSync(kept, { recursive: true, force: true })
}

function keep(name: string, shot: Uint8Array, sum: string): string[] {
  const picture = decode(shot)
  const { width, height } = picture
  const palette = findPalette(picture)
  const data = paint(picture, palette)
  const colours = palette.map((colour) => [...colour])
  const png = encode(
    { width, height, data, channels: 1, depth: 8, palette: colours },
    { zlib: { level: 9 } },
  )
  mkdirSync(kept, { recursive: true })
  writeFileSync(join(kept, `${name}.png`), png)
  sums[name] = sum
  writeFileSync(sumsFile, `${JSON.stringify(sums, null, 2)}\n`)
  return []
}

/** Four bytes a point, as pixelmatch wants it. */
function inColour(points: ArrayLike<number>, palette: readonly Colour[]): Uint8Array {
  const rgba = new Uint8Array(points.length * 4).fill(255)
  for (let point = 0; point < points.length; point += 1)
    rgba.set(palette[points[point] ?? 0] ?? [], point * 4)
  return rgba
}

function writeDifference(name: string, pictures: Readonly<Record<string, Uint8Array>>): void {
  mkdirSync(differences, { recursive: true })
  for (const [what, picture] of Object.entries(pictures))
    writeFileSync(join(differences, `${name}.${what}.png`), picture)
}

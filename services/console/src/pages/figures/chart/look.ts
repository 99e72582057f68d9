/** How all pictures look: dark enough on white (3:1, WCAG 1.4.11), and told apart by pattern as well as colour. */
export const ink = '#0b0c0c'
const line = '#b1b4b6'

export const fontFamily = 'arial, sans-serif'

export type Size = 'wide' | 'narrow'

/** CSS pixels; `narrow` fits a screen of 320. */
export const widths: Readonly<Record<Size, number>> = { wide: 760, narrow: 290 }

/** How wide a text is at most: the fonts of whoever looks at it are not known here. */
export function widthOf(text: string, fontSize = 15): number {
  return Math.ceil(text.length * fontSize * 0.6)
}

const onColour = 'rgba(255, 255, 255, 0.65)'

/** Seven fills that stay apart without colour: plain, slanted, dotted, crossed and so on. */
const fills = [
  { color: '#14514a', decal: { symbol: 'none' } },
  { color: '#1d70b8', decal: lines(-Math.PI / 4) },
  { color: '#c0550f', decal: dots(0.8) },
  { color: '#8a1f5c', decal: { ...dots(0.9), symbol: 'rect', rotation: Math.PI / 4 } },
  { color: '#5b636a', decal: lines(0) },
  { color: '#8a6d00', decal: lines(Math.PI / 4) },
  { color: '#4c2c92', decal: lines(Math.PI / 2) },
] as const

function lines(rotation: number) {
  return { symbol: 'rect', color: onColour, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation }
}

function dots(symbolSize: number) {
  return {
    symbol: 'circle',
    color: onColour,
    symbolSize,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
  }
}

/** The fill of the part at that place. */
export function fillOf(place: number) {
  return { ...fills[place % fills.length], borderColor: '#ffffff', borderWidth: 1 }
}

/** What every picture starts from. */
export const base = {
  animation: false,
  // White of its own: where a person's colours make the page dark, the ink would be lost on it.
  backgroundColor: '#ffffff',
  textStyle: { fontFamily, fontSize: 15, color: ink },
  aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
}

export function legend(size: Size) {
  return {
    top: 0,
    left: 0,
    width: widths[size],
    itemWidth: 26,
    itemHeight: 16,
    itemGap: size === 'wide' ? 18 : 10,
    selectedMode: false,
    textStyle: { fontFamily, fontSize: 15, color: ink },
  }
}

export const valueAxis = {
  type: 'value',
  minInterval: 1,
  splitNumber: 4,
  axisLabel: { fontFamily, fontSize: 14, color: ink, hideOverlap: true },
  splitLine: { lineStyle: { color: line } },
}

export const categoryAxis = {
  type: 'category',
  axisTick: { show: false },
  axisLine: { lineStyle: { color: ink } },
}

/** The height of a legend with so many letters, in CSS pixels. */
export function legendHeight(names: readonly string[], size: Size): number {
  const { itemGap } = legend(size)
  let [rows, used] = [1, 0]
  for (const name of names) {
    const needed = 26 + 5 + widthOf(name) + itemGap
    if (used > 0 && used + needed > widths[size]) {
      rows += 1
      used = 0
    }
    used += needed
  }
  return rows * 27 + 10
}

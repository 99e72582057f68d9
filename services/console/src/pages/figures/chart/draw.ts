import { createHash } from 'node:crypto'
import type { EChartsCoreOption } from 'echarts/core'
import { Recent } from '../recent.ts'
import { widthOf } from './look.ts'

/** A picture to be drawn: what is in it, and its size in CSS pixels. */
export interface Chart {
  readonly option: EChartsCoreOption
  readonly width: number
  readonly height: number
}

/** Drawing takes some tens of milliseconds: the same numbers are drawn once. */
const drawn = new Recent<string>(60)

/**
 * Draws a chart as SVG that needs no style of its own (the content policy allows none). ECharts is loaded with the first
 * picture, so that no other page waits for it.
 */
export async function draw(chart: Chart): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(chart)).digest('base64')
  const known = drawn.get(key)
  if (known) return known
  const { init } = await loadEcharts()
  const { option, width, height } = chart
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height })
  instance.setOption(option)
  const svg = withoutStyles(instance.renderToSVGString())
  instance.dispose()
  drawn.set(key, svg)
  return svg
}

async function loadEcharts() {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([
    charts.BarChart,
    components.AriaComponent,
    components.GridComponent,
    components.LegendComponent,
    renderers.SVGRenderer,
  ])
  core.setPlatformAPI({
    measureText: (text, font = '') => ({ width: widthOf(text, Number.parseFloat(font) || 15) }),
  })
  return core
}

/** Fonts as attributes, and no style sheet: it would only say what happens under a pointer. */
function withoutStyles(svg: string): string {
  return svg
    .replace(/<style\b[^>]*>.*?<\/style>/gs, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) =>
      style
        .split(';')
        .map((each) => each.split(':', 2).map((part) => part.trim()))
        .filter(([, value]) => value)
        .map(([name, value]) => ` ${name}="${value}"`)
        .join(''),
    )
}

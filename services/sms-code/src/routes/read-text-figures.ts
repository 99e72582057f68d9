import { readTextFigures } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { countTextsByMonth } from '../store/text-figures.ts'

/** What was texted in some days, and what it cost, without a word of whom. */
export function readTextFiguresRoute({ db, config }: Context): Route {
  return route(readTextFigures, async ({ body }) => ({
    pencePerPart: config.textPricePence,
    months: await countTextsByMonth(db, body),
  }))
}

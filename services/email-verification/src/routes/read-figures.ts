import { readFigures } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { countHolds, countOutcomes, measureMinutes } from '../store/figures.ts'
import { inOneMoment } from '../store/moment.ts'

/** Numbers alone: who sees them sees nobody. */
export function readFiguresRoute(context: Context): Route {
  return route(readFigures, async ({ body: days }) => {
    const now = context.clock.now()
    return await inOneMoment(context.db).execute(async (tx) => {
      const outcomes = await countOutcomes(tx, { days, now })
      const { buckets, median } = await measureMinutes(tx, days)
      const holds = await countHolds(tx, days)
      return { outcomes, minutesToVerified: buckets, medianMinutesToVerified: median, holds }
    })
  })
}

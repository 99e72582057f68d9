import { type ResultOf, readFigures, readTextFigures } from '@gwirio/contracts'
import type { Request } from 'express'
import { askAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import type { Period } from './period.ts'
import { Recent } from './recent.ts'

/** What two services counted in some days. */
export interface Figures {
  readonly verifications: ResultOf<typeof readFigures>
  readonly texts: ResultOf<typeof readTextFigures>
}

export type ReadFigures = (request: Request, period: Period) => Promise<Figures>

/** A page and its pictures are asked for together: they show the same numbers, counted once. */
const keepMilliseconds = 30_000

/** Reads figures with each person's own token, and keeps them for that person for a moment. */
export function createFigureReader(context: Context): ReadFigures {
  const recent = new Recent<{ figures: Promise<Figures>; until: number }>(50)
  return (request, period) => {
    const now = context.clock.now().getTime()
    const key = [request.session.staff?.subject, period.from, period.to].join(' ')
    const known = recent.get(key)
    if (known && now < known.until) return known.figures
    const figures = ask(context, request, period)
    recent.set(key, { figures, until: now + keepMilliseconds })
    figures.catch(() => recent.delete(key))
    return figures
  }
}

async function ask(context: Context, request: Request, period: Period): Promise<Figures> {
  const body = { from: period.from, to: period.to }
  const [verifications, texts] = await Promise.all([
    askAs(context, request, 'emailVerification', readFigures, { body }),
    askAs(context, request, 'smsCode', readTextFigures, { body }),
  ])
  return { verifications, texts }
}

import { area, type ResultOf, readFigures, readTextFigures } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { Moods } from './moods.ts'

/** What two services count, as their contracts say. */
export class FiguresWorld extends Moods {
  verifications: ResultOf<typeof readFigures> = exampleFigures()
  texts: ResultOf<typeof readTextFigures> = exampleTexts()
  readonly asked: Array<{ operation: string; body: unknown }> = []

  get verificationRoutes(): Route[] {
    return [
      route(readFigures, async ({ body }) => {
        this.asked.push({ operation: 'readFigures', body })
        return this.refusal(readFigures) ?? this.verifications
      }),
    ]
  }

  get textRoutes(): Route[] {
    return [
      route(readTextFigures, async ({ body }) => {
        this.asked.push({ operation: 'readTextFigures', body })
        return this.refusal(readTextFigures) ?? this.texts
      }),
    ]
  }
}

/** Made by rule, so that each number can be told. */
export function exampleFigures(): ResultOf<typeof readFigures> {
  const shares = {
    verified: 40,
    open: 6,
    suspended: 4,
    failed: 5,
    expired: 9,
    cancelled: 7,
    ended: 3,
  }
  const reasons = ['other-address', 'weak-authentication', 'has-cc', 'texts-disagree', 'doubt']
  const minutes = [2, 5, 10, 20, 30, 60, 240, 1440, null]
  const counts = [4, 31, 58, 37, 20, 17, 9, 4, 1]
  return {
    outcomes: area.options.flatMap((each, place) =>
      Object.entries(shares).map(([outcome, share]) => ({
        area: each,
        outcome: outcome as keyof typeof shares,
        count: share * (place + 1),
      })),
    ),
    minutesToVerified: minutes.map((upTo, place) => ({ upTo, count: counts[place] ?? 0 })),
    medianMinutesToVerified: 8.4,
    holds: reasons.flatMap((reason, place) =>
      area.options.map((each, office) => ({
        area: each,
        reason,
        count: (5 - place) * (office + 1),
      })),
    ),
  }
}

export function exampleTexts(): ResultOf<typeof readTextFigures> {
  return {
    pencePerPart: 3.2,
    months: [
      { month: '2026-09', delivered: 310, sent: 4, failed: 12, parts: 330 },
      { month: '2026-10', delivered: 1342, sent: 2, failed: 9, parts: 1400 },
      { month: '2026-11', delivered: 280, sent: 21, failed: 6, parts: 310 },
    ],
  }
}

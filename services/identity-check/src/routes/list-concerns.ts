import { type InputOf, listConcerns, type ResultOf } from '@gwirio/contracts'
import { route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { listConcernedParties } from '../store/concerns.ts'

const mostShown = 50

export const listConcernsRoute = (context: Context) =>
  route(listConcerns, (input) => list(context, input))

/** A list that stands open all day: references only, so that no view has to be audited. */
async function list(
  { db }: Context,
  { body: { areas } }: InputOf<typeof listConcerns>,
): Promise<ResultOf<typeof listConcerns>> {
  const { count, parties } = await listConcernedParties(db, { areas, limit: mostShown })
  return {
    count,
    concerns: parties.map(({ since, ...party }) => ({ ...party, since: since.toISOString() })),
  }
}

import { recallCorrespondence } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { changeState } from '../change-state.ts'
import type { Context } from '../context.ts'

/** Stops it while it has not left; once its last bytes may have, that is said instead. */
export function recallCorrespondenceRoute(context: Context): Route {
  return route(recallCorrespondence, ({ params }, { caller }) =>
    changeState(context, params, { command: { kind: 'recall' }, caller }),
  )
}

import { refuseCorrespondence } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { changeState } from '../change-state.ts'
import type { Context } from '../context.ts'

/** Refuses for good what is held. */
export function refuseCorrespondenceRoute(context: Context): Route {
  return route(refuseCorrespondence, ({ params, body: { note } }, { caller }) =>
    changeState(context, params, { command: { kind: 'refuse' }, caller, note }),
  )
}

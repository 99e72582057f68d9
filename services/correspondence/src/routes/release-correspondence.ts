import { releaseCorrespondence } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { changeState } from '../change-state.ts'
import type { Context } from '../context.ts'

/** Lets go what is held, after a look at it by somebody else than its sender; the gate is asked again. */
export function releaseCorrespondenceRoute(context: Context): Route {
  return route(releaseCorrespondence, ({ params, body: { note } }, { caller }) => {
    const command = { kind: 'release', by: caller.subject } as const
    return changeState(context, params, { command, caller, note })
  })
}

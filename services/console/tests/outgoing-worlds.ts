import type { Clock } from '@gwirio/service-kit'
import { CorrespondenceWorld } from './correspondence-world.ts'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { IncidentsWorld } from './incidents-world.ts'
import { PostingsWorld } from './postings-world.ts'

/** What correspondence answers. */
export function createOutgoingWorlds(parties: IdentityCheckWorld, clock: Clock) {
  const correspondence = new CorrespondenceWorld(parties, clock)
  const incidents = new IncidentsWorld(correspondence, clock)
  const postings = new PostingsWorld(clock)
  return {
    correspondence,
    incidents,
    postings,
    routes: [...correspondence.routes, ...incidents.routes, ...postings.routes],
  }
}

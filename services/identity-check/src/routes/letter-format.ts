import { actorOf } from '@gwirio/audit'
import { changeLetterFormat, readLetterFormat, refuse } from '@gwirio/contracts'
import { route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { loadParty, lockParty, setLetterFormat } from '../store/parties.ts'

export const changeLetterFormatRoute = ({ db, clock, audit }: Context) =>
  route(changeLetterFormat, async ({ params, body: { letterFormat } }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const party = await lockParty(tx, params)
      if (!party) return refuse('party-not-found')
      await setLetterFormat(tx, params, letterFormat)
      await audit.append(tx, {
        ...params,
        action: 'party.letter-format-changed',
        actor: actorOf(caller),
        occurredAt: clock.now(),
        details: { letterFormat },
      })
      return undefined
    }),
  )

export const readLetterFormatRoute = ({ db }: Context) =>
  route(readLetterFormat, async ({ params }) => {
    const party = await loadParty(db, params)
    return party ? { letterFormat: party.letterFormat } : refuse('party-not-found')
  })

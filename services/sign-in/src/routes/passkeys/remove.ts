import type { RequestHandler } from 'express'
import { z } from 'zod'
import { removePasskey } from '../../store/passkeys.ts'
import type { SignInSurroundings } from '../interaction.ts'
import { showSignInFirst } from './show.ts'
import { findVisitor } from './visitor.ts'

const form = z.object({ credentialId: z.string().max(2000).catch('') })

/** Removes one of the person's own passkeys. */
export function submitRemoval(surroundings: SignInSurroundings): RequestHandler {
  const { audit, clock, db } = surroundings.context
  return async (request, response) => {
    const visitor = await findVisitor(surroundings, request)
    if (!visitor) return showSignInFirst(surroundings, request, response)
    const { credentialId } = form.parse(request.body ?? {})
    const { staffId } = visitor.account
    const isRemoved = await db.transaction().execute(async (tx) => {
      if (!(await removePasskey(tx, { staffId, credentialId }))) return false
      await audit.append(tx, {
        caseId: null,
        action: 'passkey.removed',
        actor: { kind: 'staff', id: staffId },
        occurredAt: clock.now(),
      })
      return true
    })
    response.redirect(303, isRemoved ? '/passkeys?news=removed' : '/passkeys')
  }
}

import type { RequestHandler } from 'express'
import {
  findInteraction,
  keepLanguage,
  readVerdict,
  type SignInSurroundings,
  showExpired,
  showForm,
} from './interaction.ts'

/** Shows what comes next in a sign-in: the password, then the code. */
export function showSignIn(surroundings: SignInSurroundings): RequestHandler {
  const { clock } = surroundings.context
  return async (request, response) => {
    const interaction = await findInteraction(surroundings, request, response)
    if (!interaction) return showExpired(surroundings, request, response)
    keepLanguage(surroundings, request, response)
    const template = readVerdict(interaction, clock.now()) ? 'code' : 'password'
    showForm(surroundings, request, response, { interaction, template })
  }
}

/** Goes back to the password. */
export function startAgain(surroundings: SignInSurroundings): RequestHandler {
  return async (request, response) => {
    const interaction = await findInteraction(surroundings, request, response)
    if (!interaction) return showExpired(surroundings, request, response)
    await surroundings.provider.interactionResult(request, response, {})
    response.redirect(303, `/interaction/${interaction.uid}`)
  }
}

/** A form that was sent shows at the address it was sent to; opened again, that leads to the sign-in. */
export const leadBack: RequestHandler = (request, response) => {
  response.redirect(303, `/interaction/${encodeURIComponent(String(request.params['uid']))}`)
}

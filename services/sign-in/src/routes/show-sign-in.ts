import type { RequestHandler } from 'express'
import { asLanguage } from '../pages/language.ts'
import {
  findInteraction,
  readVerdict,
  type SignInSurroundings,
  showExpired,
  showForm,
} from './interaction.ts'

/** Shows what comes next in a sign-in: the password, then the code. */
export function showSignIn(surroundings: SignInSurroundings): RequestHandler {
  const { clock, config } = surroundings.context
  return async (request, response) => {
    const interaction = await findInteraction(surroundings, request, response)
    if (!interaction) return showExpired(surroundings, request, response)
    const language = asLanguage(request.query['language'])
    if (language) {
      response.cookie('sign_in_language', language, {
        path: `/interaction/${interaction.uid}`,
        httpOnly: true,
        sameSite: 'lax',
        secure: config.issuer.startsWith('https:'),
      })
    }
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

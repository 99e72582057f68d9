import type { Express, RequestHandler } from 'express'
import type { SignInSurroundings } from '../interaction.ts'
import { offerNewPasskey, submitNewPasskey } from './add.ts'
import { submitConfirmation } from './confirm.ts'
import { submitRemoval } from './remove.ts'
import { openPasskeys } from './show.ts'
import { offerPasskeySignIn, submitPasskey } from './sign-in.ts'

/** @param form reads a form that our own page sent */
export function addPasskeyRoutes(
  app: Express,
  surroundings: SignInSurroundings,
  form: readonly RequestHandler[],
): void {
  app.post('/interaction/:uid/passkey-options', ...form, offerPasskeySignIn(surroundings))
  app.post('/interaction/:uid/passkey', ...form, submitPasskey(surroundings))
  app.get('/passkeys', openPasskeys(surroundings))
  app.post('/passkeys/options', ...form, offerNewPasskey(surroundings))
  app.post('/passkeys', ...form, submitNewPasskey(surroundings))
  app.post('/passkeys/confirm', ...form, submitConfirmation(surroundings))
  app.post('/passkeys/remove', ...form, submitRemoval(surroundings))
}

import type { Request, RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { wordsOf } from '../../pages/pages.ts'
import type { StaffAccount } from '../../store/staff-accounts.ts'
import { giveBack, laneOfConfirmation, takeTries } from '../../tries.ts'
import { compareCode } from '../compare-code.ts'
import { languageOf, type SignInSurroundings } from '../interaction.ts'
import { readSixDigits } from '../read-six-digits.ts'
import { recordRefusal } from '../record-sign-in.ts'
import { sayWait } from '../say-wait.ts'
import { showPasskeys, showSignInFirst } from './show.ts'
import { findVisitor, rememberConfirmed } from './visitor.ts'

/** Takes a one-time code from a person who signed in some time ago, and perhaps left the screen since. */
export function submitConfirmation(surroundings: SignInSurroundings): RequestHandler {
  const { context } = surroundings
  return async (request, response) => {
    const visitor = await findVisitor(surroundings, request)
    if (!visitor) return showSignInFirst(surroundings, request, response)
    const code = readSixDigits((request.body as { code?: unknown } | undefined)?.code)
    const say = wordsOf(languageOf(request, null))
    const outcome =
      code === null ? 'missing' : await tryCode(context, request, visitor.account, code)
    if (outcome === 'right') {
      rememberConfirmed(context, response, visitor.session)
      return response.redirect(303, '/passkeys?news=confirmed')
    }
    const text = outcome === 'missing' ? say['code-missing'] : say.confirmWrong
    const problem =
      typeof outcome === 'string'
        ? { status: 400, errors: [{ field: 'code', text }] }
        : sayWait(say, context.clock.now(), outcome.waitSeconds)
    await showPasskeys(surroundings, request, response, { visitor, ...problem })
  }
}

async function tryCode(
  context: Context,
  request: Request,
  { staffId, username }: StaffAccount,
  code: string,
): Promise<'right' | 'wrong' | { waitSeconds: number }> {
  const { clock, db } = context
  const lanes = [laneOfConfirmation(context, staffId)]
  const waitSeconds = await db.transaction().execute((tx) => takeTries(context, tx, lanes))
  if (waitSeconds > 0) return { waitSeconds }
  const verdict = { staffId, username, at: clock.now().getTime() / 1000 }
  return db.transaction().execute(async (tx) => {
    const decision = await compareCode(context, tx, verdict, code)
    if ('refused' in decision) {
      await recordRefusal(context, tx, { request, verdict, decision })
      return 'wrong'
    }
    await giveBack(tx, lanes)
    return 'right'
  })
}

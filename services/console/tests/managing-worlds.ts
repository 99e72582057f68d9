import { CasesAdminWorld } from './cases-admin-world.ts'
import { FiguresWorld } from './figures-world.ts'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { SignInAdminWorld } from './sign-in-admin-world.ts'
import { TemplatesWorld } from './templates-world.ts'

/** What the services answer to managers. */
export function createManagingWorlds(parties: IdentityCheckWorld) {
  const accounts = new SignInAdminWorld()
  const cases = new CasesAdminWorld(parties)
  const mails = new TemplatesWorld(['prompt', 'code-too-late', 'no-code', 'wrong-code'])
  const texts = new TemplatesWorld(['code-text'])
  const letters = new TemplatesWorld(['letter', 'report', 'other'])
  const figures = new FiguresWorld()
  return {
    accounts,
    cases,
    mails,
    texts,
    letters,
    figures,
    routes: {
      signIn: accounts.routes,
      identityCheck: cases.routes,
      emailVerification: [...mails.routes, ...figures.verificationRoutes],
      correspondence: letters.routes,
      smsCode: [...texts.routes, ...figures.textRoutes],
    },
  }
}

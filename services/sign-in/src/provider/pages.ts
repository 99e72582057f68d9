import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import type { Context } from '../context.ts'
import { pagePolicy } from '../pages/headers.ts'
import { chooseLanguage } from '../pages/language.ts'
import type { Page, Pages } from '../pages/pages.ts'
import { words } from '../pages/words.ts'
import { isProved, leave } from './sign-out.ts'

/** Asks whether to sign out, unless the client proved that it may say so. */
export async function showSignOut(
  pages: Pages,
  ctx: KoaContextWithOIDC,
  form: string,
): Promise<undefined> {
  if (isProved(ctx)) await leave(ctx)
  else show(pages, ctx, { template: 'sign-out', title: 'signOut', details: { form } })
}

export async function showSignedOut(pages: Pages, ctx: KoaContextWithOIDC): Promise<undefined> {
  const advice = words[languageOf(ctx)].signedOutAdvice
  show(pages, ctx, { template: 'message', title: 'signedOut', details: { advice } })
}

/** Says that a request was not right: the error word for those who run the client, nothing of its values. */
export async function showError(
  { log }: Context,
  pages: Pages,
  ctx: KoaContextWithOIDC,
  out: ErrorOut,
  error: Error,
): Promise<undefined> {
  log.info({ route: ctx.oidc.route, error: out.error, detail: error.name }, 'request refused')
  const isOld = error.name === 'SessionNotFound'
  const { expiredAdvice, failedAdvice } = words[languageOf(ctx)]
  const details = isOld ? { advice: expiredAdvice } : { advice: failedAdvice, code: out.error }
  show(pages, ctx, { template: 'message', title: isOld ? 'expired' : 'failed', details })
}

function show(pages: Pages, ctx: KoaContextWithOIDC, page: Omit<Page, 'language'>): void {
  const { client } = ctx.oidc
  const addresses = [...(client?.redirectUris ?? []), ...(client?.postLogoutRedirectUris ?? [])]
  ctx.type = 'html'
  ctx.set('Content-Security-Policy', pagePolicy(addresses))
  ctx.body = pages.render({ ...page, language: languageOf(ctx) })
}

function languageOf(ctx: KoaContextWithOIDC) {
  return chooseLanguage({
    chosen: undefined,
    uiLocales: ctx.oidc.params?.['ui_locales'] ?? ctx.query['ui_locales'],
    acceptLanguage: ctx.get('accept-language'),
  })
}

import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import type { Context } from '../context.ts'
import { chooseLanguage, type Page, type Pages, wordsOf } from '../pages/pages.ts'
import { isProved, leave } from './sign-out.ts'

/** Asks whether to sign out, unless the client proved that it may say so. */
export async function showSignOut(
  pages: Pages,
  ctx: KoaContextWithOIDC,
  form: string,
): Promise<undefined> {
  if (isProved(ctx)) return void (await leave(ctx))
  const language = languageOf(ctx)
  const title = wordsOf(language).signOut
  show(pages, ctx, { template: 'sign-out', language, title, details: { form } })
}

export async function showSignedOut(pages: Pages, ctx: KoaContextWithOIDC): Promise<undefined> {
  const language = languageOf(ctx)
  const { signedOut: title, signedOutAdvice: advice } = wordsOf(language)
  show(pages, ctx, { template: 'message', language, title, details: { advice } })
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
  const language = languageOf(ctx)
  const { expired, expiredAdvice, failed, failedAdvice } = wordsOf(language)
  const isOld = error.name === 'SessionNotFound'
  show(pages, ctx, {
    template: 'message',
    language,
    title: isOld ? expired : failed,
    details: isOld ? { advice: expiredAdvice } : { advice: failedAdvice, code: out.error },
  })
}

function show(pages: Pages, ctx: KoaContextWithOIDC, page: Omit<Page, 'clientAddresses'>): void {
  const { client } = ctx.oidc
  const clientAddresses = [
    ...(client?.redirectUris ?? []),
    ...(client?.postLogoutRedirectUris ?? []),
  ]
  const { html, headers } = pages.render({ ...page, clientAddresses })
  ctx.type = 'html'
  ctx.set(headers)
  ctx.body = html
}

function languageOf(ctx: KoaContextWithOIDC) {
  return chooseLanguage({
    chosen: ctx.query['lang'],
    uiLocales: ctx.oidc.params?.['ui_locales'] ?? ctx.query['ui_locales'],
    acceptLanguage: ctx.get('accept-language'),
  })
}

import { callOperation, type Operation, scopesOfRole } from '@gwirio/contracts'
import { exchangeCode, openBrowser, signIn, type TokenAnswer } from './browser.ts'
import { manager, type TestService } from './service.ts'

const allScopes = ['openid', 'profile', ...new Set(Object.values(scopesOfRole).flat())].join(' ')

/** Signs a person in at the console in a browser of their own, for every scope that their role has. */
export async function tokensOf(
  service: TestService,
  person: { username: string; password: string; totpSecret?: string } = manager,
): Promise<TokenAnswer['body']> {
  const answer = await signIn(service, openBrowser(service), { scope: allScopes }, person)
  return (await exchangeCode(service, answer.get('code'))).body
}

/** Asks an operation of sign-in with a token. */
export function call<Op extends Operation>(
  { url }: TestService,
  accessToken: string,
  operation: Op,
  input: Parameters<typeof callOperation>[2] = {},
): ReturnType<typeof callOperation<Op>> {
  return callOperation({ baseUrl: url, token: async () => accessToken }, operation, input)
}

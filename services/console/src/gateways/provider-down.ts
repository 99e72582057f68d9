/** The OpenID provider did not answer, or not as it should: nothing is known about the person. */
export class ProviderDownError extends Error {
  override readonly name = 'ProviderDownError'
}

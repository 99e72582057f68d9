/** Where this service keeps what it knows, and as whom. */
export const schema = {
  schema: 'sign_in',
  role: 'gwirio_sign_in',
  folder: `${import.meta.dirname}/../../migrations`,
}

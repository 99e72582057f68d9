/** Where the service keeps its rows, and as whom: for `migrateSchema`. */
export const schema = {
  schema: 'sign_in',
  role: 'gwirio_sign_in',
  folder: `${import.meta.dirname}/../../migrations`,
}

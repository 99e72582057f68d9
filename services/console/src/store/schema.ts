/** Where the service keeps its rows, only sessions, and as whom: for `migrateSchema`. */
export const schema = {
  schema: 'console',
  role: 'gwirio_console',
  folder: `${import.meta.dirname}/../../migrations`,
}

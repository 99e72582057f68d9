/** Tables of the schema `console`; `session` belongs to connect-pg-simple. */
export interface Database {
  staffTokens: { sid: string; sealed: Buffer }
}

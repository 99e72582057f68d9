import type { Area } from '@gwirio/contracts'
import type { Request } from 'express'
import type { ConsoleWords } from './words/index.ts'

/** What was just done, which the page that follows says once. */
interface Told {
  notice: keyof ConsoleWords['manage']['done']
  /** Which area was given work. */
  movedTo: Area
}

declare module 'express-session' {
  interface SessionData extends Told {}
}

export function tellOnce(request: Request, told: Partial<Told>): void {
  Object.assign(request.session, told)
}

/** What there is to say on this page; then it is forgotten. */
export function takeTold<What extends keyof Told>(
  request: Request,
  what: What,
): Told[What] | undefined {
  const session: Partial<Told> = request.session
  const told = session[what]
  if (told !== undefined) delete session[what]
  return told
}

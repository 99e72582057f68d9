import type { Request } from 'express'
import type { Trier } from '../tries.ts'
import { readCookie } from './cookies.ts'

export const deviceCookieName = 'sign_in_device'

/** Who tries to sign in, and from where. */
export function trierOf(request: Request, username: string): Trier {
  const deviceCookie = readCookie(request, deviceCookieName)
  return { username, sourceAddress: request.ip ?? '', deviceCookie }
}

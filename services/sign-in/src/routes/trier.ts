import type { Request } from 'express'
import type { Trier } from '../tries.ts'

export const deviceCookieName = 'sign_in_device'

/** Who tries to sign in, and from where. */
export function trierOf(request: Request, username: string): Trier {
  const cookies = (request.get('cookie') ?? '').split('; ')
  const cookie = cookies.find((pair) => pair.startsWith(`${deviceCookieName}=`))
  return {
    username,
    sourceAddress: request.ip ?? '',
    deviceCookie: cookie?.slice(deviceCookieName.length + 1),
  }
}

import { isRefusal, type Scope } from '@gwirio/contracts'
import type { RequestHandler, Response } from 'express'
import { sendProblem } from './problem.ts'
import type { Caller, TokenVerifier } from './token-verifier.ts'

/** Lets a request through when its bearer token (RFC 6750 §2.1) is good and carries the scope, or the other one. */
export function authenticate(
  verifyToken: TokenVerifier,
  scope: Scope,
  orScope: Scope = scope,
): RequestHandler {
  return async (request, response, next) => {
    const header = request.get('authorization')
    if (header === undefined) {
      response.setHeader('WWW-Authenticate', 'Bearer')
      return sendProblem(response, 'token-missing')
    }
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header)?.[1]
    const caller = token ? await verifyToken(token) : { refused: 'token-invalid' as const }
    if (isRefusal(caller)) {
      if (caller.refused === 'token-invalid')
        response.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"')
      return sendProblem(response, caller.refused)
    }
    if (!caller.scopes.has(scope) && !caller.scopes.has(orScope)) {
      response.setHeader('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
      return sendProblem(response, 'scope-missing')
    }
    response.locals['caller'] = caller
    next()
  }
}

/** The caller whom `authenticate` let through. */
export function callerOf(response: Response): Caller {
  return response.locals['caller'] as Caller
}

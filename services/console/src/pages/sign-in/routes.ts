import { Router } from 'express'
import type { Context } from '../../context.ts'
import { begin, finish, showSignedOut, signOut } from './controller.ts'

export function signInRoutes(context: Context): Router {
  return Router()
    .get('/sign-in', begin(context))
    .get('/signed-in', finish(context))
    .get('/signed-out', showSignedOut(context))
}

/** Behind the check of the form's token. */
export function signOutRoutes(context: Context): Router {
  return Router().post('/sign-out', signOut(context))
}

import express, { Router } from 'express'
import type { Context } from '../../context.ts'
import { takeLogout } from './back-channel.ts'
import { begin, finish, showSignedOut, signOut } from './controller.ts'
import { askEverywhere, endEverywhere } from './everywhere.ts'
import { tellTimeLeft } from './keep-alive.ts'

export function signInRoutes(context: Context): Router {
  return Router()
    .get('/sign-in', begin(context))
    .get('/signed-in', finish(context))
    .get('/signed-out', showSignedOut(context))
}

/** Behind the check of the form's token. */
export function signOutRoutes(context: Context): Router {
  return Router()
    .post('/sign-out', signOut(context))
    .get('/sign-out-everywhere', askEverywhere(context))
    .post('/sign-out-everywhere', endEverywhere(context))
    .get('/session', tellTimeLeft(context))
    .post('/session', tellTimeLeft(context))
}

/** For the provider, not for a browser: before sessions and forms. */
export function backChannelRoutes(context: Context): Router {
  const readForm = express.urlencoded({ extended: false, limit: '16kb', inflate: false })
  return Router().post('/backchannel-logout', readForm, takeLogout(context))
}

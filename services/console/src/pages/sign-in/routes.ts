import { Router } from 'express'
import type { Context } from '../../context.ts'
import { sendPage } from '../../send-page.ts'
import { begin, finish, signOut } from './controller.ts'

export function signInRoutes(context: Context): Router {
  return Router()
    .get('/sign-in', begin(context))
    .get('/signed-in', finish(context))
    .post('/sign-out', signOut(context))
    .get('/signed-out', (request, response) => {
      sendPage(context, request, response, {
        template: 'sign-in/signed-out.njk',
        title: (words) => words.failure.signedOut,
      })
    })
}

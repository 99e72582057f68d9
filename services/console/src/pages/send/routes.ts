import express, { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { showCheck, showLargePrint } from './check.ts'
import { handIn } from './hand-in.ts'
import { readUpload } from './read-upload.ts'
import { showForm, takeWords } from './write.ts'

const path = '/cases/:caseId/parties/:partyId/send'

/** Text of 20,000 letters, each of which can be six signs in a form. */
const mostOfWords = '160kb'

/** Reads the words of a letter, which are longer than those of any other form. */
export function letterWords(): Router {
  const read = express.urlencoded({ extended: false, limit: mostOfWords, inflate: false })
  return Router().post(path, read)
}

/** Reads documents, which no other form carries, before the token of their form is looked at. */
export function letterDocuments(context: Context): Router {
  const maySend = requireScope(context, 'correspondence:send')
  return Router().post(`${path}/check`, maySend, readUpload(context))
}

export function sendRoutes(context: Context): Router {
  const maySend = requireScope(context, 'correspondence:send')
  return Router()
    .get(path, maySend, showForm(context))
    .post(path, maySend, takeWords(context))
    .get(`${path}/check`, maySend, showCheck(context))
    .get(`${path}/large-print.html`, maySend, showLargePrint(context))
    .post(`${path}/check`, maySend, handIn(context))
}

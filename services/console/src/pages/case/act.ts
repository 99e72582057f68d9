import { isRefusal, listFreezes } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { standingOf } from '../../standing-freezes.ts'
import { wordsIn } from '../../words/index.ts'
import { type ActName, actNamed, type Fields, type Subject } from './acts.ts'
import { readFields } from './form.ts'
import { readKnownCase } from './known-case.ts'

interface Shown {
  readonly name: ActName
  readonly subject: Subject
  readonly fields: Fields
  readonly note: string
  readonly errors: readonly PageError[]
}

/** Says what an act does, before it is done. */
export function ask(context: Context, name: ActName): RequestHandler {
  return async (request, response, next) => {
    const subject = await readSubject(context, request, name)
    if (!subject) return next()
    const fields = readFields(request.query)
    send(context, request, response, { name, subject, fields, note: '', errors: [] })
  }
}

/** Does it, and goes on to where it shows. */
export function act(context: Context, name: ActName): RequestHandler {
  return async (request, response, next) => {
    const subject = await readSubject(context, request, name)
    if (!subject) return next()
    const words = wordsIn(languageOf(request))
    const fields = readFields(request.body)
    const { note, error } = readNote(request.body, words)
    const { check, field = null, run } = actNamed(name)
    const missing = [check?.(fields, words, subject), error].filter((each) => !!each)
    const done = missing.length > 0 ? null : await run({ context, request, subject, fields, note })
    if (typeof done === 'string') return goTo(response, done)
    const errors = done ? [{ field, text: words.problems[done.refused] }] : missing
    send(context, request, response, { name, subject, fields, note, errors })
  }
}

/** What the page is about; null when it is not there (any more). */
async function readSubject(
  context: Context,
  request: Request,
  name: ActName,
): Promise<Subject | null> {
  const params = pathIds(request, 'caseId')
  if (!params) return null
  const [found, listed] = await Promise.all([
    readKnownCase(context, request, { params, mayRemember: name === 'freeze' }),
    name === 'lift'
      ? callAs(context, request, 'emailVerification', listFreezes, { params })
      : { freezes: [] },
  ])
  if (!found || isRefusal(listed)) return null
  const { freezeId } = request.params
  const freeze = standingOf(listed.freezes).find((each) => each.freezeId === freezeId)
  if (name === 'lift' && !freeze) return null
  return { found, ...(freeze ? { freeze } : {}) }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { name, subject, errors, ...typed }: Shown,
): void {
  sendPage(context, request, response, {
    template: 'case/act.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ cases }) => cases[name].title,
    view: { ...subject, ...typed, name, path: `/cases/${subject.found.caseId}` },
    errors,
  })
}

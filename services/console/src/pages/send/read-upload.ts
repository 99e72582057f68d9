import { once } from 'node:events'
import { type ProblemCode, sendCorrespondence } from '@gwirio/contracts'
import { readForm } from '@gwirio/service-kit'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { type ConsoleWords, wordsIn } from '../../words/index.ts'
import { sendCheck } from './check.ts'

/** A browser shows an answer only once it has sent everything; beyond this it is cut short. */
const mostDrainedBytes = 200 * 1024 * 1024

/**
 * Reads the form with the documents, of whoever is signed in and may send: into memory and nowhere else. Its token is
 * checked after it, as that of every form. What is not read is said on the page of the letter.
 */
export function readUpload(context: Context): RequestHandler {
  return readForm(sendCorrespondence.files, (response, problem, request) => {
    void answer(context, request, response, problem)
  })
}

async function answer(
  context: Context,
  request: Request,
  response: Response,
  problem: ProblemCode,
): Promise<void> {
  try {
    await drain(request)
    const { send, problems } = wordsIn(languageOf(request))
    const text = problem === 'busy' ? problems.busy : explain(problem, send)
    const isShown = await sendCheck(context, request, response, [{ field: 'documents', text }])
    if (!isShown) response.status(404).end()
  } catch (error) {
    request.next?.(error)
  }
}

function explain(problem: ProblemCode, { tooLarge, tooMany }: ConsoleWords['send']): string {
  return problem === 'body-too-large' ? tooLarge : tooMany
}

async function drain(request: Request): Promise<void> {
  const length = Number(request.get('content-length') ?? Number.POSITIVE_INFINITY)
  if (request.readableEnded || length > mostDrainedBytes) return
  request.resume()
  await Promise.race([once(request, 'end'), once(request, 'close')])
}

import { type CorrespondenceView, isRefusal, readCorrespondence } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { formatDuration } from '../../format-duration.ts'
import { formatTime } from '../../format-time.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { readName } from '../../read-name.ts'
import { hasScope } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { describeChanges } from './describe-changes.ts'
import { describeDocuments, describeFindings } from './describe-content.ts'
import { explainReason } from './explain-reason.ts'
import { factsOf } from './facts.ts'
import { pathOf } from './path-of.ts'

export function show(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await sendCorrespondence(context, request, response))) next()
  }
}

/** How it stands with something that leaves, and what can be done; false when there is no such thing. */
export async function sendCorrespondence(
  context: Context,
  request: Request,
  response: Response,
  errors: readonly PageError[] = [],
): Promise<boolean> {
  const correspondence = await findCorrespondence(context, request)
  if (!correspondence) return false
  const language = languageOf(request)
  const words = wordsIn(language)
  const { state } = correspondence
  sendPage(context, request, response, {
    template: 'correspondence/page.njk',
    status: errors.length > 0 ? 409 : 200,
    title: (all) => all.correspondence.title,
    view: {
      correspondence,
      name: await readName(context, request, correspondence),
      path: pathOf(correspondence),
      everySeconds: reloadSeconds[state],
      look: looks[state],
      ...describeTimeLeft(context, correspondence, (seconds) => formatDuration(seconds, language)),
      reason: explainReason(words, correspondence.reason),
      facts: factsOf(correspondence, words, (instant) => formatTime(instant, language)),
      findings: describeFindings(correspondence, words),
      documents: describeDocuments(correspondence, language),
      newestFirst: describeChanges(correspondence.changes, words),
      isOwn: isOwn(request, correspondence),
    },
    errors,
  })
  return true
}

/** What the path names; null when it is not there. Each look is on record. */
export async function findCorrespondence(
  context: Context,
  request: Request,
): Promise<CorrespondenceView | null> {
  const params = pathIds(request, 'caseId', 'correspondenceId')
  if (!params) return null
  const found = await callAs(context, request, 'correspondence', readCorrespondence, { params })
  return isRefusal(found) ? null : found
}

/** How often the page looks again while something happens by itself; each look is on record, so not more often. */
const reloadSeconds: Partial<Readonly<Record<CorrespondenceView['state'], number>>> = {
  waiting: 15,
  sending: 10,
  queued: 60,
}

/** The look of a verification that stands the same way. */
const looks: Partial<Readonly<Record<CorrespondenceView['state'], string>>> = {
  held: 'held',
  sent: 'sent',
  delivered: 'verified',
  bounced: 'failed',
  recalled: 'ended',
  refused: 'ended',
}

function describeTimeLeft(
  { clock }: Context,
  { readyAt, state }: CorrespondenceView,
  format: (seconds: number) => string,
) {
  if (state !== 'waiting') return { timeLeft: null }
  const secondsLeft = Math.max(0, (Date.parse(readyAt) - clock.now().getTime()) / 1000)
  return { secondsLeft, timeLeft: secondsLeft < 1 ? null : format(secondsLeft) }
}

/** Held, to be refused by this person but not released: they sent it. */
function isOwn(request: Request, { allowed, state, wayIn }: CorrespondenceView): boolean {
  const manages = hasScope(request, 'correspondence:manage')
  return manages && state === 'held' && wayIn === 'staff' && !allowed.includes('release')
}

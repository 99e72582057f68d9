import { area, listWork, workQueue } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { askAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { formatTime } from '../../format-time.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { listNavigation } from '../../navigation.ts'
import { hasScope } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'
import type { SignedInStaff } from '../../session.ts'
import { takeTold } from '../../tell-once.ts'
import { type ConsoleWords, wordsIn } from '../../words/index.ts'
import { countOf, formatNumber } from '../../words/plural.ts'
import { countHeld } from '../correspondence/count-held.ts'
import { countOpenIncidents } from '../incidents/count-open.ts'
import { areasShown } from './areas-shown.ts'
import { listConcernsNow, titleOf } from './concerns.ts'
import { describeItem } from './describe-item.ts'
import { readAreas, readWorkQuery, type WorkQuery } from './form.ts'
import { listOwnCalls } from './own-calls.ts'

/** The page that staff begin and end at. Somebody who may not see work begins at what they may see. */
export function showWork(context: Context): RequestHandler {
  return async (request, response, next) => {
    const { staff } = request.session
    if (!staff) return next()
    if (hasScope(request, 'verification:watch')) return send(context, request, response, { staff })
    const [first] = listNavigation(wordsIn('en'), {
      page: '/',
      scopes: staff.scopes,
      counts: {},
    })
    if (first) goTo(response, first.href)
    else next()
  }
}

/** Remembers which areas a person wants to see. */
export function chooseAreas(context: Context): RequestHandler {
  return async (request, response, next) => {
    const { staff } = request.session
    if (!staff) return next()
    const areas = readAreas(request.body)
    if (areas.length === 0)
      return send(context, request, response, { staff, problem: 'areasMissing' })
    request.session.areas = areas
    goTo(response, '/')
  }
}

async function send(
  context: Context,
  request: Request,
  response: Response,
  { staff, problem }: { staff: SignedInStaff; problem?: 'areasMissing' },
): Promise<void> {
  const query = readWorkQuery(request.query)
  const areas = areasShown(request, staff)
  const [listed, calls, concerns, held] = await Promise.all([
    askAs(context, request, 'emailVerification', listWork, { body: { ...query, areas } }),
    listOwnCalls(context, request, staff),
    listConcernsNow(context, request, areas),
    countHeld(context, request),
    countOpenIncidents(context, request),
  ])
  context.waitingApprovals.remember(context, staff, listed.approvals)
  const lang = languageOf(request)
  const words = wordsIn(lang)
  const time = (instant: string) => formatTime(instant, lang)
  sendPage(context, request, response, {
    template: 'work/page.njk',
    status: problem ? 400 : 200,
    title: ({ work }) => work.title,
    view: {
      ...query,
      movedTo: takeTold(request, 'movedTo'),
      reload: `${pathOf(query)}&auto=reload`,
      tabs: listTabs(words, { lang, query, counts: listed.counts }),
      counted: countOf(lang, words.work.counted, listed.counts['needs-a-person']),
      rows: listed.items.map((item) => describeItem(words, item, time)),
      nextAt: listed.next && pathOf({ queue: query.queue, after: listed.next }),
      calls,
      concerns,
      concernsTitle: concerns && titleOf(words, concerns.count, lang),
      held: held && countOf(lang, words.correspondence.list.heldNow, held),
      isHeldKnown: held !== null,
      areas,
      allAreas: area.options,
      isAllAreas: areas.length === area.options.length,
    },
    errors: problem ? [{ field: 'areas', text: words.work[problem] }] : [],
  })
}

function listTabs(
  { navigation, work }: ConsoleWords,
  { lang, query, counts }: TabFacts,
): Array<{ href: string; text: string; current: boolean }> {
  return workQueue.options.map((queue) => ({
    href: pathOf({ queue, after: null }),
    text: navigation.counted
      .replace('{section}', work.queues[queue])
      .replace('{count}', formatNumber(counts[queue], lang)),
    current: queue === query.queue,
  }))
}

interface TabFacts {
  readonly lang: PageLanguage
  readonly query: WorkQuery
  readonly counts: Readonly<Record<WorkQuery['queue'], number>>
}

function pathOf({ queue, after }: WorkQuery): string {
  return `/?${new URLSearchParams({ queue, ...(after ? { after } : {}) })}`
}

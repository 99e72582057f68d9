import {
  type Area,
  type CorrespondenceState,
  isRefusal,
  listCorrespondence,
  readCase,
  readParty,
} from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { askAs, callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { type ConsoleWords, wordsIn } from '../../words/index.ts'
import { formatNumber } from '../../words/plural.ts'
import { areasShown } from '../work/areas-shown.ts'
import { describeItems } from './describe-items.ts'

/** Which states each list shows; none named: all. */
const shows = {
  held: ['held'],
  'on-its-way': ['waiting', 'queued', 'sending'],
  sent: ['sent', 'delivered'],
  'came-back': ['bounced'],
  stopped: ['recalled', 'refused'],
  all: [],
} as const satisfies Record<string, readonly CorrespondenceState[]>
type Show = keyof typeof shows

/** Whose correspondence is listed: of a case or a party, or of all areas that a person looks after. */
interface Listed {
  readonly title: (words: ConsoleWords) => string
  readonly path: string
  readonly first: Show
  readonly case: string | null
  readonly party: string | null
  readonly areas: readonly Area[]
  readonly back: { readonly text: string; readonly href: string } | null
}

/** Everything that leaves from one's own areas; what is held comes first. */
export function listAll(context: Context): RequestHandler {
  return async (request, response, next) => {
    const { staff } = request.session
    if (!staff) return next()
    await send(context, request, response, {
      title: ({ correspondence }) => correspondence.list.title,
      path: '/correspondence',
      first: 'held',
      case: null,
      party: null,
      areas: areasShown(request, staff),
      back: null,
    })
  }
}

export function listOfCase(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId')
    const found = params && (await callAs(context, request, 'identityCheck', readCase, { params }))
    if (!found || isRefusal(found)) return next()
    const href = `/cases/${found.caseId}`
    const { cases } = wordsIn(languageOf(request))
    await send(context, request, response, {
      title: ({ correspondence }) => correspondence.list.ofCase,
      path: `${href}/correspondence`,
      first: 'all',
      case: found.caseReference,
      party: null,
      areas: [],
      back: { text: cases.back, href },
    })
  }
}

export function listOfParty(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'partyId')
    const found = params && (await callAs(context, request, 'identityCheck', readParty, { params }))
    if (!found || isRefusal(found)) return next()
    const href = `/cases/${found.caseId}/parties/${found.partyId}`
    const { common } = wordsIn(languageOf(request))
    await send(context, request, response, {
      title: ({ correspondence }) => correspondence.list.ofParty,
      path: `${href}/correspondence`,
      first: 'all',
      case: found.caseReference,
      party: found.partyReference,
      areas: [],
      back: { text: common.backToParty, href },
    })
  }
}

async function send(
  context: Context,
  request: Request,
  response: Response,
  { title, path, first, back, ...asked }: Listed,
): Promise<void> {
  const show = readShow(request.query['show']) ?? first
  const { after } = request.query
  const listed = await askAs(context, request, 'correspondence', listCorrespondence, {
    body: {
      ...asked,
      states: shows[show],
      after: typeof after === 'string' && after.length <= 200 ? after : null,
    },
  })
  const { staff } = request.session
  if (staff && asked.case === null) context.heldCorrespondence.remember(context, staff, listed.held)
  const language = languageOf(request)
  const words = wordsIn(language)
  const hrefOf = (each: Show, more: string | null = null) =>
    `${path}?${new URLSearchParams({ show: each, ...(more ? { after: more } : {}) })}`
  const { shows: shown } = words.correspondence.list
  // Of the areas, not of the one case or party
  const held = asked.case === null ? formatNumber(listed.held, language) : null
  sendPage(context, request, response, {
    template: 'correspondence/list.njk',
    title,
    view: {
      ...asked,
      show,
      back,
      tabs: (Object.keys(shows) as Show[]).map((each) => ({
        href: hrefOf(each),
        text: each === 'held' && held ? countedHeld(words, held) : shown[each],
        current: each === show,
      })),
      rows: describeItems(listed.items, language),
      nextAt: listed.next && hrefOf(show, listed.next),
      firstAt: typeof after === 'string' ? hrefOf(show) : null,
    },
  })
}

function countedHeld({ correspondence, navigation }: ConsoleWords, count: string): string {
  return navigation.counted
    .replace('{section}', correspondence.list.shows.held)
    .replace('{count}', count)
}

function readShow(given: unknown): Show | null {
  return typeof given === 'string' && Object.hasOwn(shows, given) ? (given as Show) : null
}

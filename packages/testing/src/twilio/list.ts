import type { Request } from 'express'
import { describeText, type KeptText } from './text.ts'

/**
 * A page of the list of messages: filtered by To, From, DateSent, `DateSent<` and `DateSent>`
 * (both inclusive, a day or a time to the second), newest first.
 */
export function listPage(newestFirst: KeptText[], request: Request, accountSid: string) {
  const ask = (name: string): string | undefined => {
    const value = request.query[name]
    return typeof value === 'string' && value ? value : undefined
  }
  const pageSize = clamp(Number(ask('PageSize') ?? 50), 1, 1000)
  const page = clamp(Number(ask('Page') ?? 0), 0, 10_000)
  const found = newestFirst.filter(
    (text) =>
      fits(ask('To'), text.to) &&
      fits(ask('From'), text.from) &&
      wasSent(text, { on: ask('DateSent'), after: ask('DateSent>'), before: ask('DateSent<') }),
  )
  const start = page * pageSize
  return {
    messages: found.slice(start, start + pageSize).map((text) => describeText(text, accountSid)),
    page,
    page_size: pageSize,
    start,
    end: Math.min(start + pageSize, found.length) - 1,
    uri: request.originalUrl,
    first_page_uri: pageUri(request, 0),
    previous_page_uri: page > 0 ? pageUri(request, page - 1) : null,
    next_page_uri: start + pageSize < found.length ? pageUri(request, page + 1) : null,
  }
}

function fits(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value
}

function wasSent(
  text: KeptText,
  wanted: { on: string | undefined; after: string | undefined; before: string | undefined },
): boolean {
  const { on, after, before } = wanted
  if (!on && !after && !before) return true
  if (text.status === 'queued') return false
  if (on && !text.sentAt.startsWith(on.slice(0, 10))) return false
  if (after && asPrecise(text.sentAt, after) < asPrecise(after, after)) return false
  return !before || asPrecise(text.sentAt, before) <= asPrecise(before, before)
}

/** An ISO time cut to the day or the second, whichever `bound` is given in. */
function asPrecise(time: string, bound: string): string {
  return time.slice(0, bound.length > 10 ? 19 : 10)
}

function pageUri(request: Request, page: number): string {
  const url = new URL(request.originalUrl, 'http://localhost')
  url.searchParams.set('Page', String(page))
  return url.pathname + url.search
}

function clamp(value: number, min: number, max: number): number {
  return Number.isInteger(value) ? Math.min(Math.max(value, min), max) : min
}

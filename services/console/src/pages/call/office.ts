import { type Area, type AreaView, isRefusal, listAreas } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import type { ConsoleWords } from '../../words/index.ts'

/** The office that a caller can phone; null when it cannot be known now. */
export async function readOffice(
  context: Context,
  request: Request,
  area: Area,
): Promise<AreaView | null> {
  const listed = await tryAs(context, request, 'identityCheck', listAreas)
  return isRefusal(listed) ? null : (listed.areas.find((office) => office.area === area) ?? null)
}

/** When an office answers, days with the same hours together: “Monday to Friday: 09:00 to 17:00”. */
export function describeHours(
  { hours }: Pick<AreaView, 'hours'>,
  { call: { post } }: ConsoleWords,
  language: PageLanguage,
): string[] {
  const name = (day: number) => dayName(day, language)
  const groups: Array<{ first: number; last: number; hours: AreaView['hours'][number] }> = []
  for (const [day, open] of hours.entries()) {
    const group = groups.at(-1)
    if (group && JSON.stringify(group.hours) === JSON.stringify(open)) group.last = day
    else groups.push({ first: day, last: day, hours: open })
  }
  return groups.map(({ first, last, hours: open }) => {
    const days =
      first === last
        ? capital(name(first))
        : post.days.replace('{first}', capital(name(first))).replace('{last}', name(last))
    const text = (open ? post.open : post.closed).replace('{days}', days)
    return open ? text.replace('{opens}', open.opens).replace('{closes}', open.closes) : text
  })
}

function dayName(day: number, language: PageLanguage): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // A Monday and what follows it
  const name = format.format(Date.UTC(2026, 10, 23 + day))
  return language === 'cy' ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

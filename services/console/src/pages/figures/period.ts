import { z } from 'zod'

/** Days in Wales, both included: `2026-11-22`. */
export interface Period {
  readonly from: string
  readonly to: string
}

export type PeriodProblem = 'fromWrong' | 'toWrong' | 'wrongOrder' | 'tooLong'

const day = z.iso.date()
const longestYears = 3

/** The period that a query names; the last 3 months when it names none. */
export function readPeriod(
  query: Readonly<Record<string, unknown>>,
  today: string,
): { period: Period; typed: Period; problem: PeriodProblem | null } {
  const standard = listPresets(today).lastThreeMonths
  const typed = {
    from: typeof query['from'] === 'string' ? query['from'].trim() : standard.from,
    to: typeof query['to'] === 'string' ? query['to'].trim() : standard.to,
  }
  const problem = findProblem(typed)
  return { period: problem ? standard : typed, typed, problem }
}

/** The periods that are one press away. */
export function listPresets(today: string) {
  const firstOfMonth = `${today.slice(0, 7)}-01`
  return {
    lastMonth: { from: addMonths(firstOfMonth, -1), to: addDays(firstOfMonth, -1) },
    lastThreeMonths: { from: addDays(addMonths(today, -3), 1), to: today },
    lastYear: { from: addDays(addMonths(today, -12), 1), to: today },
  } as const satisfies Record<string, Period>
}

/** The day in Wales. */
export function dayOf(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now)
}

function findProblem({ from, to }: Period): PeriodProblem | null {
  if (!day.safeParse(from).success) return 'fromWrong'
  if (!day.safeParse(to).success) return 'toWrong'
  if (to < from) return 'wrongOrder'
  return addMonths(from, longestYears * 12) < to ? 'tooLong' : null
}

/** The same day of another month, or the last one that it has. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return toText(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)))
}

function addDays(date: string, days: number): string {
  return toText(Date.parse(date) + days * 86_400_000)
}

function toText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

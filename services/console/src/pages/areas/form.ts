import type { AreaView } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { readText } from '../../form-fields.ts'
import { readTimeOfDay } from '../../read-time-of-day.ts'
import type { ConsoleWords } from '../../words/index.ts'

/** What was typed about an office, Monday first. */
export interface AreaForm {
  readonly phone: string
  readonly days: ReadonlyArray<{ readonly opens: string; readonly closes: string }>
}

export function formOf({ phone, hours }: AreaView): AreaForm {
  return { phone, days: hours.map((day) => day ?? { opens: '', closes: '' }) }
}

export function readAreaForm(body: unknown): AreaForm {
  return {
    phone: readText(body, 'phone'),
    days: Array.from({ length: 7 }, (_, day) => ({
      opens: readText(body, `opens-${day}`),
      closes: readText(body, `closes-${day}`),
    })),
  }
}

type Checked =
  | { body: Pick<AreaView, 'phone' | 'hours'>; errors?: undefined }
  | { body?: undefined; errors: PageError[] }

/** The form as `changeArea` takes it, or what is wrong with it; `weekdays` names the days, Monday first. */
export function checkArea(
  { phone, days }: AreaForm,
  { offices }: ConsoleWords,
  weekdays: readonly string[],
): Checked {
  const errors: PageError[] = []
  if (phone === '') errors.push({ field: 'phone', text: offices.phoneMissing })
  else if (!/^\+?[\d ]{5,39}$/.test(phone))
    errors.push({ field: 'phone', text: offices.phoneWrong })
  const hours = days.map((typed, day) => {
    const { found, problem, at = 'opens' } = readDay(typed)
    const text = problem && offices[problem].replace('{day}', weekdays[day] ?? '')
    if (text) errors.push({ field: `${at}-${day}`, text })
    return found ?? null
  })
  return errors.length > 0 ? { errors } : { body: { phone, hours } }
}

interface Day {
  readonly found?: { readonly opens: string; readonly closes: string }
  readonly problem?: keyof ConsoleWords['offices']
  readonly at?: 'opens' | 'closes'
}

/** One day; nothing found and no problem: closed. */
function readDay({ opens, closes }: AreaForm['days'][number]): Day {
  if (opens === '' && closes === '') return {}
  if (opens === '') return { problem: 'opensMissing' }
  if (closes === '') return { problem: 'closesMissing', at: 'closes' }
  const found = { opens: readTimeOfDay(opens), closes: readTimeOfDay(closes) }
  if (found.opens === null) return { problem: 'opensWrong' }
  if (found.closes === null) return { problem: 'closesWrong', at: 'closes' }
  if (found.opens >= found.closes) return { problem: 'wrongOrder', at: 'closes' }
  return { found: { opens: found.opens, closes: found.closes } }
}

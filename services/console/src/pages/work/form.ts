import { type Area, area, type WorkQueue, workQueue } from '@gwirio/contracts'
import { fieldText, readList } from '../../form-fields.ts'

export interface WorkQuery {
  readonly queue: WorkQueue
  /** Where the page before ended. */
  readonly after: string | null
}

/** Which list is asked for; what needs a person comes first. */
export function readWorkQuery(query: Readonly<Record<string, unknown>>): WorkQuery {
  const { after } = query
  return {
    queue: workQueue.safeParse(query['queue']).data ?? 'needs-a-person',
    after: typeof after === 'string' && after.length <= 200 ? after : null,
  }
}

export function readAreas(body: unknown): Area[] {
  const given = readList(body, 'areas')
  return area.options.filter((each) => given.includes(each))
}

export function readArea(body: unknown): Area | null {
  return area.safeParse(fieldText(body, 'area')).data ?? null
}

import { listRetention } from '@gwirio/contracts'
import { route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { listEndedCases } from '../store/cases.ts'
import { describeRetained } from './retained-case.ts'

const mostShown = 100

export const listRetentionRoute = ({ db, retentionYears: years }: Context) =>
  route(listRetention, async () => {
    const ended = await listEndedCases(db, mostShown + 1)
    return {
      years,
      cases: ended.slice(0, mostShown).map((each) => describeRetained(each, years)),
      more: ended.length > mostShown,
    }
  })

import { approvals, notes } from './approvals.ts'
import { call } from './call.ts'
import { cases } from './cases.ts'
import { concern } from './concern.ts'
import { correspondence } from './correspondence.ts'
import { contentFindings } from './correspondence-reasons.ts'
import { decisions } from './decisions.ts'
import { detailKinds, details } from './details.ts'
import { frame } from './frame.ts'
import { held } from './held.ts'
import { incidents } from './incidents.ts'
import { letterFormat, letterFormats } from './letter-format.ts'
import { lists } from './lists.ts'
import { managing } from './managing.ts'
import { pages } from './pages.ts'
import { party } from './party.ts'
import { postings } from './postings.ts'
import { practice } from './practice.ts'
import { failure, problems } from './problems.ts'
import { reply } from './reply.ts'
import { send } from './send.ts'
import { spoken } from './spoken.ts'
import { verification } from './verification.ts'
import { moveToArea, work } from './work.ts'

/** Every word on the console's pages, in English. `cy` has the same keys. */
export const en = {
  ...frame,
  ...pages,
  ...lists,
  ...managing,
  call,
  party,
  concern,
  spoken,
  verification,
  decisions,
  held,
  reply,
  problems,
  failure,
  work,
  moveToArea,
  approvals,
  notes,
  cases,
  correspondence,
  contentFindings,
  letterFormat,
  letterFormats,
  details,
  detailKinds,
  postings,
  incidents,
  send,
  practice,
} as const

type Words<Value> = Value extends string
  ? string
  : { readonly [Key in keyof Value]: Words<Value[Key]> }

/** The same keys in any language. */
export type ConsoleWords = Words<typeof en>

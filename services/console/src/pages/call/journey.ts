import type { CallStep } from '../../store/calls.ts'

/** What staff see of the way through a call, in order. */
export const stages = [
  'person',
  'questions',
  'safeContact',
  'address',
  'readBack',
  'send',
  'reply',
] as const
export type Stage = (typeof stages)[number]

const stageOfStep: Readonly<Record<CallStep, Stage>> = {
  questions: 'questions',
  'not-passed': 'questions',
  locked: 'questions',
  'safe-contact': 'safeContact',
  post: 'safeContact',
  address: 'address',
  collision: 'address',
  'read-back': 'readBack',
  approval: 'readBack',
  send: 'send',
  live: 'reply',
  stopping: 'send',
}

/** The call ends there: nothing more can be done in it. */
const ends: readonly (CallStep | null)[] = ['not-passed', 'locked', 'post', 'collision']

export function stageOf(step: CallStep | null): Stage {
  return step === null ? 'person' : stageOfStep[step]
}

export interface Progress {
  readonly stage: Stage
  readonly number: number
  readonly standing: 'done' | 'now' | 'later'
}

/** How far a call has come; a call that ended early has nothing left to do. */
export function describeProgress(step: CallStep | null): Progress[] {
  const present = stages.indexOf(stageOf(step))
  return stages.map((stage, index) => ({
    stage,
    number: index + 1,
    standing: index < present ? 'done' : index === present ? 'now' : 'later',
  }))
}

export function isOver(step: CallStep | null): boolean {
  return ends.includes(step)
}

export { createTimeline, type Timeline } from './timeline.ts'
export { type WalkReport, walk } from './walk.ts'

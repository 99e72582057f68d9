export { createTimeline, type Timeline } from './timeline.ts'
export { createVisitor, type Page } from './visitor.ts'
export { type WalkReport, walk } from './walk.ts'

export {
  type DocumentProblem,
  type DocumentType,
  documentProblems,
  type GivenDocument,
  type Inspection,
} from './inspection.ts'
export { createInspector, type Inspector, type InspectorOptions } from './work/inspector.ts'

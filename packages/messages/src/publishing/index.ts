export * from './template-routes.ts'
export * from './template-version-table.ts'
export { type CurrentTemplate, findTemplate, listWordings } from './template-versions.ts'

export * from './describe-sms.ts'
export {
  describeTextTemplate,
  findTemplateProblem,
  mostTextParts,
  type TemplateProblem,
} from './find-template-problem.ts'
export * from './parse-mobile.ts'
export { aroundText, renderTemplate, type Template, versionOfTemplate } from './template.ts'
export {
  type TemplateDefinition,
  type TemplateName,
  templates,
  templatesOfKind,
} from './templates.ts'
export { tidyTemplate } from './tidy-template.ts'

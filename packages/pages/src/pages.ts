import { join } from 'node:path'
import nunjucks from 'nunjucks'
import { type Assets, govukFolder } from './assets.ts'
import { completeView, type PageView } from './frame.ts'

/** Renders one template with what it needs; everything is escaped unless a template says otherwise. */
export type RenderPage = (template: string, view: PageView) => string

/**
 * Makes the renderer: the service's own templates first, then `layout.njk` and `form-layout.njk` of this package, then
 * GOV.UK Frontend.
 *
 * @param options.folders where the service's templates are
 */
export function createPages(options: { folders: readonly string[]; assets: Assets }): RenderPage {
  const paths = [...options.folders, join(import.meta.dirname, '../templates'), govukFolder]
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(paths), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  })
  environment.addGlobal('assets', options.assets.path)
  environment.addGlobal('logo', options.assets.logo)
  return (template, view) => environment.render(template, completeView(view))
}

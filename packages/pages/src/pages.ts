import { join } from 'node:path'
import nunjucks from 'nunjucks'
import { govukFolder } from './assets.ts'

/** Renders one template with what it needs; everything is escaped unless a template says otherwise. */
export type RenderPage = (template: string, view: Readonly<Record<string, unknown>>) => string

/**
 * Makes the renderer: the service's own templates first, then `layout.njk` of this package, then GOV.UK Frontend.
 *
 * @param folders where the service's templates are
 */
export function createPages(folders: readonly string[]): RenderPage {
  const paths = [...folders, join(import.meta.dirname, '../templates'), govukFolder]
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(paths), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  })
  return (template, view) => environment.render(template, view)
}

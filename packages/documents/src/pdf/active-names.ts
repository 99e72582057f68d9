import { unescapeNames } from './pdf-objects.ts'

/** What runs, opens, sends or carries something else (ISO 32000-1 §7.11.4, §12.6.4, §13). */
const active =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|RichMediaContent|XFA|SubmitForm|ImportData|GoToR|GoToE|Movie|Sound|Rendition|3D)(?=[\s/<>[\]()]|$)/

/** Whether any object of a PDF names something active. */
export function hasActiveNames(objects: string): boolean {
  return active.test(unescapeNames(objects))
}

/** Those that are too long to stand in packed bytes by chance. */
const activeAnywhere =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|RichMediaContent|SubmitForm|ImportData|GoToR|GoToE|Movie|Sound|Rendition)(?=[\s/<>[\]()]|$)/

/** The same for a whole file as it lies there: what looks like the body of a stream may be none. */
export function hasActiveNamesAnywhere(file: string): boolean {
  return activeAnywhere.test(unescapeNames(file))
}

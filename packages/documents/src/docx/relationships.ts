/** Links that a person follows are text; any other that leads out of the file is followed by the program itself. */
const harmless = /\/hyperlink$/i

/** Pages and documents that are taken in when the file is opened. */
const takenIn =
  /\/(?:aFChunk|oleObject|package|subDocument|attachedTemplate|frame|control|attachedToolbars)$/i

/** Whether a relationship (ECMA-376 part 2 §9) brings in something that was not looked at. */
export function isActiveRelationship(attributes: Readonly<Record<string, string>>): boolean {
  const type = attributes['Type'] ?? ''
  if (harmless.test(type)) return false
  return attributes['TargetMode']?.toLowerCase() === 'external' || takenIn.test(type)
}

/** Whether a field takes something in, or runs something (ECMA-376 part 1 §17.16.5). */
export function isActiveField(instruction: string): boolean {
  return /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON)\b/i.test(
    instruction,
  )
}

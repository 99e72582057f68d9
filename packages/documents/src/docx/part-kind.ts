import type { DocumentProblem } from '../inspection.ts'

/** Pictures and fonts; whatever else is no part of a letter. */
const silentPart = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|ico|odttf|ttf|sigs)$/

export type PartKind = 'xml' | 'silent' | Extract<DocumentProblem, 'macros' | 'active-content'>

/** What a part of a DOCX is, by its name: programs inside, or another file inside, are to be seen by a person. */
export function kindOfPart(partName: string): PartKind {
  const name = partName.toLowerCase()
  if (/vba(?:project|data)/.test(name)) return 'macros'
  if (/(?:^|\/)(?:embeddings|activex|attachedtoolbars|ctrlprops)\//.test(name))
    return 'active-content'
  if (/\.(?:xml|rels|svg)$/.test(name)) return 'xml'
  return silentPart.test(name) ? 'silent' : 'active-content'
}

/** XML in any of its encodings (XML 1.0 appendix F.1), a zip, a PDF, a program, an OLE file. */
const openedByPrograms =
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<\0?[?!a-z]|^Lo\xa7\x94|^PK|^%PDF|^MZ|^\xd0\xcf/i

/** Whether a part begins like one: programs go by the list of types, so the name of a picture says nothing. */
export function isSilentContent(bytes: Buffer): boolean {
  return !openedByPrograms.test(bytes.toString('latin1', 0, 64))
}

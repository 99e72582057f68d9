import type { Passage, UploadedFile } from '@gwirio/contracts'
import { isActiveHtml } from '../message/active-html.ts'
import { takeApart } from '../message/take-apart.ts'
import type { LetterContent, RawContent } from './submission.ts'

/** What is to leave, in the pieces that are looked at. */
export interface ReadContent {
  /** Null: the one of the template. */
  readonly subject: string | null
  readonly text: string | null
  /** What can be read of it beside its documents. */
  readonly passages: readonly Passage[]
  readonly documents: readonly UploadedFile[]
  /** Whether its words do anything by themselves when they are opened. */
  readonly isActive: boolean
  /** The message as its client made it; null when we make it. */
  readonly raw: Uint8Array | null
}

export async function readContent(content: LetterContent | RawContent): Promise<ReadContent> {
  if ('raw' in content) return await readRaw(content.raw)
  const { subject, text, documents } = content
  const given = { subject, text: text || null, documents }
  const passages = [passage('subject', subject ?? ''), passage('body', given.text ?? '')]
  return { ...given, passages, isActive: false, raw: null }
}

async function readRaw(raw: Uint8Array): Promise<ReadContent> {
  const { subject, text, html, everything, header, documents } = await takeApart(raw)
  const passages = [
    passage('subject', subject),
    passage('body', text),
    ...everything.map((each) => passage('body', each)),
    passage('properties', header),
  ]
  const isEmpty = !text.trim() && !html
  return {
    subject,
    text: isEmpty ? null : text || html,
    passages,
    documents,
    isActive: isActiveHtml(html),
    raw,
  }
}

function passage(place: Passage['place'], text: string): Passage {
  return { place, document: null, text }
}

import { type Passage, type Refusal, refuse, type UploadedFile } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import type { TakenApart } from '../message/take-apart.ts'
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

/** @param given.whose a message of a client takes a turn, like a document */
export async function readContent(
  { messages, turns }: Pick<Context, 'messages' | 'turns'>,
  { content, whose }: { content: LetterContent | RawContent; whose: string },
): Promise<ReadContent | Refusal<'busy' | 'message-unreadable'>> {
  if ('raw' in content) {
    const taking = turns.reading.run(() => messages.takeApart(content.raw), whose)
    if (!taking) return refuse('busy')
    const taken = await taking
    return taken ? asContent(content.raw, taken) : refuse('message-unreadable')
  }
  const { subject, text, documents } = content
  const given = { subject, text: text || null, documents }
  const passages = [passage('subject', subject ?? ''), passage('body', given.text ?? '')]
  return { ...given, passages, isActive: false, raw: null }
}

function asContent(
  raw: Uint8Array,
  { subject, text, html, isActive, everything, header, documents }: TakenApart,
): ReadContent {
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
    isActive,
    raw,
  }
}

function passage(place: Passage['place'], text: string): Passage {
  return { place, document: null, text }
}

import type { Request } from 'express'

/** What the page shows, as its address says; what is absent follows the newest. */
export interface Selection {
  number?: string | undefined
  mailbox?: string | undefined
  /** A mail of the mailbox, received or sent. */
  open?: string | undefined
  /** A new mail is being written. */
  isWriting?: boolean | undefined
}

export function readSelection(query: Request['query']): Selection {
  const ask = (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' && value ? value.slice(0, 300) : undefined
  }
  return {
    number: ask('number')?.replace(/^ /, '+'),
    mailbox: ask('mailbox'),
    open: ask('open'),
    isWriting: ask('write') !== undefined,
  }
}

export function selectionUrl(selection: Selection): string {
  const search = new URLSearchParams()
  for (const name of ['number', 'mailbox', 'open'] as const) {
    const value = selection[name]
    if (value) search.set(name, value)
  }
  if (selection.isWriting) search.set('write', 'new')
  return `/?${search}`
}

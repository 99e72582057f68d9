import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { readHeader } from '../src/message/header-fields.ts'
import { parseMessage } from '../src/message/parse-message.ts'
import { loadCorpus } from './corpus.ts'

/** Without what the other parser gets wrong: quote marks within flowed lines, letters without a charset. */
const squeeze = (text = '') => text.replace(/\W+/g, ' ').trim()

describe('two parsers', () => {
  const mails = loadCorpus('genuine')

  it.each(mails)('show the same of $name', async ({ raw }) => {
    const other = await PostalMime.parse(raw, { forceRfc822Attachments: true })
    const message = parseMessage(raw, readHeader(raw))
    expect(squeeze(message.subject)).toBe(squeeze(other.subject))
    if (message.text !== '') expect(squeeze(message.text)).toBe(squeeze(other.text))
    if (message.html !== undefined) expect(squeeze(message.html)).toBe(squeeze(other.html))
  })

  it('had mails to read, with text and with HTML', () => {
    const messages = mails.map(({ raw }) => parseMessage(raw, readHeader(raw)))
    expect(messages.filter(({ text }) => text !== '').length).toBeGreaterThan(50)
    expect(messages.filter(({ html }) => html !== undefined).length).toBeGreaterThan(50)
  })
})

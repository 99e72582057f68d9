import {
  answerHtml,
  answersPrompt,
  aroundQuote,
  type Client,
  domainOf,
  escapeHtml,
  inElements,
  markedText,
  quotedLines,
  who,
  whoHtml,
} from './compose.ts'
import { alternative } from './mime.ts'

const appleMail: Client = {
  name: 'apple-mail',
  places: ['above', 'below', 'between'],
  fields: (draft) => [
    'X-Mailer: Apple Mail (2.3826.300.87.4.3)',
    ...answersPrompt,
    `Message-Id: <A1B2C3D4-E5F6-4708-91A2-B3C4D5E6F708@${domainOf(draft.address)}>`,
  ],
  body(draft) {
    const attribution = draft.language.apple(who)
    const html = aroundQuote(draft, {
      answer: answerHtml(draft, '<div>', '</div>'),
      attribution: '<div>',
      quote: (inner) =>
        `<blockquote type="cite"><div>${escapeHtml(attribution)}</div><br class="Apple-interchange-newline"><div><div>${inner}</div></div></blockquote>`,
      line: ['', '<br>'],
    })
    const text = markedText({ ...draft, quoted: [attribution, '', ...quotedLines(draft)] }, '')
    return alternative(
      'Apple-Mail=_0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0',
      text,
      `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${html}</div></body></html>`,
    )
  },
}

const thunderbird: Client = {
  name: 'thunderbird',
  places: ['above', 'below', 'between'],
  fields: (draft) => [
    'User-Agent: Mozilla Thunderbird',
    ...answersPrompt,
    `Message-ID: <0c9b8a79-6857-4635-a423-120f1e2d3c4b@${domainOf(draft.address)}>`,
    'Content-Language: en-GB',
  ],
  body(draft) {
    const signature = draft.signature ? ['-- ', ...draft.signature] : []
    const text = markedText(draft, 'On 22/11/2026 10:02, Gwirio wrote:', signature)
    return {
      type: 'text/plain',
      charset: 'UTF-8',
      encoding: '8bit',
      parameters: '; format=flowed',
      content: text,
    }
  },
}

const thunderbirdHtml: Client = {
  ...thunderbird,
  name: 'thunderbird-html',
  body(draft) {
    const html = aroundQuote(draft, {
      answer: answerHtml(draft, '<p>', '</p>'),
      attribution: '<div class="moz-cite-prefix">On 22/11/2026 10:02, Gwirio wrote:<br></div>',
      quote: (inner) =>
        `<blockquote type="cite" cite="mid:r@reply.gwirio.example"><pre wrap="" class="moz-quote-pre">${inner}</pre></blockquote>`,
      line: ['', '\n'],
    })
    const signature = draft.signature
      ? `<div class="moz-signature">-- <br>${inElements(draft.signature, '', '<br>')}</div>`
      : ''
    return {
      type: 'text/html',
      charset: 'UTF-8',
      encoding: '8bit',
      content: `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body>${html}${signature}</body></html>`,
    }
  },
}

/** A new message: nothing is quoted. */
const newMessage: Client = {
  name: 'new-message',
  places: ['above'],
  fields: (draft) => [`Message-ID: <1795341931.4242@${domainOf(draft.address)}>`],
  body: (draft) => ({
    type: 'text/plain',
    charset: 'utf-8',
    encoding: '8bit',
    content: [...draft.answer, ...(draft.signature ?? []), ''].join('\n'),
  }),
}

/** A client that writes what is answered without any mark below a line. */
const unmarked: Client = {
  name: 'unmarked-quote',
  places: ['above', 'below'],
  fields: (draft) => [...answersPrompt, `Message-ID: <u.1795341931@${domainOf(draft.address)}>`],
  body(draft) {
    const quoted = [draft.language.gmail(who), '', ...quotedLines(draft)]
    const lines =
      draft.place === 'above' ? [...draft.answer, '', ...quoted] : [...quoted, '', ...draft.answer]
    return {
      type: 'text/plain',
      charset: 'utf-8',
      encoding: 'base64',
      content: `${lines.join('\n')}\n`,
    }
  },
}

/** HTML alone, and nothing but line breaks between its lines. */
const htmlOnly: Client = {
  name: 'html-only',
  places: ['above', 'below'],
  fields: (draft) => [...answersPrompt, `Message-ID: <h.1795341931@${domainOf(draft.address)}>`],
  body(draft) {
    const answer = answerHtml(draft, '', '<br/>')
    const quote = `${escapeHtml(draft.language.gmail('@@')).replace('@@', whoHtml)}<br/><br/>${inElements(quotedLines(draft), '', '<br/>', '')}`
    return {
      type: 'text/html',
      charset: 'utf-8',
      encoding: 'base64',
      content: `<html><body>${draft.place === 'above' ? `${answer}<br/>${quote}` : `${quote}<br/>${answer}`}</body></html>`,
    }
  },
}

export const mailApps = [appleMail, thunderbird, thunderbirdHtml, newMessage, unmarked, htmlOnly]

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
import type { Body } from './mime.ts'

const alternative = (
  boundary: string,
  text: string,
  html: string,
  encoding: 'quoted-printable' | '8bit' = 'quoted-printable',
  parameters = '',
): Body => ({
  multipart: 'alternative',
  boundary,
  parts: [
    { type: 'text/plain', charset: 'utf-8', encoding, content: text, parameters },
    { type: 'text/html', charset: 'utf-8', encoding, content: html },
  ],
})

export const appleMail: Client = {
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

export const iPhone: Client = {
  name: 'iphone-mail',
  places: ['above'],
  fields: (draft) => [
    ...answersPrompt,
    `Message-Id: <9A8B7C6D-5E4F-4032-8190-A1B2C3D4E5F6@${domainOf(draft.address)}>`,
    'X-Mailer: iPhone Mail (23B85)',
  ],
  body(draft) {
    const attribution = draft.language.apple(who)
    const quoted = [attribution, '', `\ufeff${quotedLines(draft).join('\n')}`]
      .join('\n')
      .split('\n')
    const text = `${[...draft.answer, '', draft.language.phone, '', ...quoted.map((line) => `> ${line}`)].join('\n')}\n`
    const html = `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${answerHtml(draft, '<div dir="ltr">', '</div>')}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">${draft.language.phone}</div><div dir="ltr"><br><blockquote type="cite">${escapeHtml(attribution)}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff${inElements(quotedLines(draft), '<span>', '</span><br>', '')}</div></blockquote></body></html>`
    return alternative('Apple-Mail-3C2B1A09-F8E7-4D6C-5B4A-392817060504', text, html)
  },
}

/** Writes text alone when the mail that is answered is text. */
export const iPhonePlain: Client = {
  ...iPhone,
  name: 'iphone-plain',
  body(draft) {
    const quoted = [draft.language.apple(who), '', ...quotedLines(draft)].map((line) => `> ${line}`)
    return {
      type: 'text/plain',
      charset: 'utf-8',
      encoding: 'quoted-printable',
      content: [...draft.answer, '', draft.language.phone, '', ...quoted].join('\n'),
    }
  },
}

export const thunderbird: Client = {
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

export const thunderbirdHtml: Client = {
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

export const samsung: Client = {
  name: 'samsung-email',
  places: ['above'],
  fields: (draft) => [
    ...answersPrompt,
    `Message-ID: <abcdefgh1234.1795341931000@${domainOf(draft.address)}>`,
    'X-Mailer: SamsungEmail',
  ],
  body(draft) {
    const header = [
      `-------- ${draft.language.original} --------`,
      `From: ${who}`,
      'Date: 22/11/2026  10:02  (GMT+00:00)',
      `To: ${draft.address}`,
      'Subject: Confirm your e-mail address',
    ]
    const text = `${draft.answer.join('\n')}\n\nSent from my Galaxy\n\n\n${header.join('')}\n${quotedLines(draft).join('\n')}\n`
    const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body dir="auto">${answerHtml(draft, '<div dir="auto">', '</div>')}<div dir="auto"><br></div><div id="composer_signature" dir="auto"><div style="font-size:14px;color:#8c8c8c" dir="auto">Sent from my Galaxy</div></div><div dir="auto"><br></div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>${header[0]}</div><div>${header
      .slice(1)
      .map((line) => escapeHtml(line))
      .join(
        ' </div><div>',
      )} </div><div><br></div></div>${inElements(quotedLines(draft), '', '<br>')}</body></html>`
    return alternative('--_com.samsung.android.email_1795341931', text, html, '8bit')
  },
}

export const k9: Client = {
  name: 'k9-mail',
  places: ['above', 'below'],
  fields: (draft) => [
    'User-Agent: K-9 Mail for Android',
    ...answersPrompt,
    `Message-ID: <C1D2E3F4-A5B6-4C7D-8E9F-0A1B2C3D4E5F@${domainOf(draft.address)}>`,
  ],
  body(draft) {
    const attribution = `On 22 November 2026 10:02:11 GMT, ${who} wrote:`
    return {
      type: 'text/plain',
      charset: 'utf-8',
      encoding: 'quoted-printable',
      content: markedText(
        draft,
        attribution,
        draft.signature ? ['-- ', ...draft.signature] : [],
      ).replace(/\n\n> /, '\n> '),
    }
  },
}

export const huawei: Client = {
  name: 'huawei-email',
  places: ['above'],
  fields: (draft) => [
    ...answersPrompt,
    `Message-ID: <hw.1795341931000.42@${domainOf(draft.address)}>`,
    'X-Mailer: HuaweiEmail',
  ],
  body(draft) {
    const header = [
      `-------- ${draft.language.original} --------`,
      `Subject: Confirm your e-mail address`,
      `From: ${who}`,
      `To: ${draft.address}`,
      'CC: ',
      '',
    ]
    const html = `${answerHtml(draft, '<p dir="auto">', '</p>')}<p dir="auto">Sent from my Huawei phone</p><br><div class="quote" style="line-height:1.5"><div style="margin:0">${inElements(header, '', '<br>')}</div>${inElements(quotedLines(draft), '', '<br>')}</div>`
    const text = [
      ...draft.answer,
      '',
      'Sent from my Huawei phone',
      '',
      ...header,
      ...quotedLines(draft),
    ].join('\n')
    return alternative('--_com.huawei.email_1795341931', text, html)
  },
}

/** A new message: nothing is quoted. */
export const newMessage: Client = {
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
export const unmarked: Client = {
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
export const htmlOnly: Client = {
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

export const mailApps = [
  appleMail,
  iPhone,
  iPhonePlain,
  thunderbird,
  thunderbirdHtml,
  samsung,
  k9,
  huawei,
  newMessage,
  unmarked,
  htmlOnly,
]

import {
  answerHtml,
  answersPrompt,
  type Client,
  domainOf,
  escapeHtml,
  inElements,
  markedText,
  quotedLines,
  who,
} from './compose.ts'
import { alternative } from './mime.ts'

const iPhone: Client = {
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
const iPhonePlain: Client = {
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

const samsung: Client = {
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

const k9: Client = {
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

const huawei: Client = {
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

export const phoneApps = [iPhone, iPhonePlain, samsung, k9, huawei]

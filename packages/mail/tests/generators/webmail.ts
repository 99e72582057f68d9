import {
  answerHtml, answersPrompt, aroundQuote, type Client, domainOf, escapeHtml, inElements,
  markedText, quotedLines, who, 
} from './compose.ts' // biome-ignore format: short
import { webAlternative } from './mime.ts'

const everywhere = ['above', 'below', 'between'] as const

const proton: Client = {
  name: 'proton',
  places: ['above'],
  fields: () => [
    'Message-ID: <kJ3vQ8xYw2Zt5Lr1Nn7Hc0mPo9As6Df4Gh=@proton.me>',
    ...answersPrompt,
    'Feedback-ID: 1:user:proton',
  ],
  body(draft) {
    const attribution = `On Sunday, November 22nd, 2026 at 10:02 AM, ${who} wrote:`
    const text = markedText({ ...draft, place: 'above' }, attribution, [
      'Sent with [Proton Mail](https://proton.me/mail/home) secure email.',
      '',
    ])
    const html = `<div style="font-family: Arial, sans-serif; font-size: 14px;">${answerHtml(draft, '<div>', '</div>')}</div><div class="protonmail_signature_block" style="font-family: Arial, sans-serif; font-size: 14px;"><div class="protonmail_signature_block-user protonmail_signature_block-empty"></div><div class="protonmail_signature_block-proton">Sent with <a target="_blank" href="https://proton.me/mail/home">Proton Mail</a> secure email.</div></div><div class="protonmail_quote">${escapeHtml(attribution)}<br><blockquote class="protonmail_quote" type="cite">${inElements(quotedLines(draft), '', '<br>')}</blockquote><br></div>`
    return webAlternative('b1_Qw8Er7Ty6Ui5Op4', text, html)
  },
}

const fastmail: Client = {
  name: 'fastmail',
  places: everywhere,
  fields: () => [
    ...answersPrompt,
    'X-Mailer: MessagingEngine.com Webmail Interface',
    'Message-Id: <0a1b2c3d-4e5f-6789-abcd-ef0123456789@app.fastmail.com>',
  ],
  body(draft) {
    const attribution = 'On Sun, 22 Nov 2026, at 10:02 AM, Gwirio wrote:'
    const html = aroundQuote(draft, {
      answer: answerHtml(draft, '<div>', '</div>'),
      attribution: `<div>${attribution}</div>`,
      quote: (inner) => `<blockquote type="cite" id="qt" style="">${inner}</blockquote>`,
      line: ['<div>', '</div>'],
    })
    return webAlternative(
      'fm_9f8e7d6c5b4a',
      markedText(draft, attribution),
      `<!DOCTYPE html><html><head><title></title></head><body>${html}</body></html>`,
    )
  },
}

const gmx: Client = {
  name: 'gmx',
  places: ['above'],
  fields: () => [
    ...answersPrompt,
    'Message-ID: <trinity-1a2b3c4d-5e6f-7890-1795341931@3c-app-gmx-bap21>',
    'X-UI-Message-Type: mail',
  ],
  body(draft) {
    const header = [
      'Gesendet: Sonntag, 22. November 2026 um 10:02 Uhr',
      `Von: "Gwirio" <${who.slice(8, -1)}>`,
      `An: ${draft.address}`,
      'Betreff: Confirm your e-mail address',
    ]
    const html = `<html><head></head><body><div style="font-family: Verdana;font-size: 12.0px;"><div>${answerHtml(draft, '<div>', '</div>')}</div><div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5; word-wrap: break-word;"><div style="margin:0 0 10px 0;">${inElements(header, '<b>', '</b><br/>')}</div><div name="quoted-content">${inElements(quotedLines(draft), '', '<br/>')}</div></div></div></div></body></html>`
    return { type: 'text/html', charset: 'UTF-8', encoding: 'quoted-printable', content: html }
  },
}

const zoho: Client = {
  name: 'zoho',
  places: ['above'],
  fields: () => [
    'Message-ID: <19aab3c4d5e.f6a7b8c9.1234567890123456789@zohomail.eu>',
    ...answersPrompt,
    'X-Mailer: Zoho Mail',
  ],
  body(draft) {
    const attribution = `---- On Sun, 22 Nov 2026 10:02:11 +0000 ${who} wrote ----`
    const text = `${draft.answer.join('\n')}\n\n\n\n\n${attribution}\n\n\n${quotedLines(draft).join('\n')}\n`
    const html = `<!DOCTYPE HTML><html><body><div style="font-family: Verdana, Arial, Helvetica, sans-serif; font-size: 10pt;">${answerHtml(draft, '<div>', '</div>')}<br><div class="zmail_extra_hr" style="border-top: 1px solid rgb(204, 204, 204); height: 0px; margin-top: 10px; margin-bottom: 10px; line-height: 0px;"><br></div><div class="zmail_extra" data-zbluepencil-ignore="true"><div><br></div><div id="Zm-_Id_-Sgn1">${escapeHtml(attribution)}</div><div><br></div><blockquote id="blockquote_zmail" style="margin: 0px;">${inElements(quotedLines(draft), '', '<br>')}</blockquote></div></div><br></body></html>`
    return webAlternative('----=_Part_24680_135791113.1795341931', text, html)
  },
}

const btMail: Client = {
  name: 'bt-mail',
  places: ['above'],
  fields: () => [
    'Message-ID: <3f2e1d0c.1a2b.19aab3c4d5e.Webtop.45@btinternet.com>',
    ...answersPrompt,
    'X-Mailer: OWM Mail 3',
    'User-Agent: OWM Mail 3',
  ],
  body(draft) {
    const header = [
      '------ Original Message ------',
      `From: "Gwirio" <${who.slice(8, -1)}>`,
      `To: ${draft.address}`,
      'Sent: Sunday, 22 Nov, 26 At 10:02',
      'Subject: Confirm your e-mail address',
      '',
    ]
    const text = `${draft.answer.join('\n')}\n\n\n${[...header, ...quotedLines(draft)].join('\n')}\n`
    const html = `<html><head><style type="text/css">body,p,td,div,span{font-size:13px;font-family:Arial,Helvetica,sans-serif;}body p{margin:0px;}</style></head><body>${answerHtml(draft, '<p>', '</p>')}<p><br></p><p>${header.map(escapeHtml).join('<br>')}</p><div class="cp-quote">${inElements(quotedLines(draft), '', '<br>')}</div></body></html>`
    return webAlternative('----=_Part_1_20406080.1795341931', text, html)
  },
}

const openXchange: Client = {
  name: 'virgin-talktalk',
  places: ['above', 'below'],
  fields: () => [
    'Message-ID: <1029384756.11.1795341931@email.virginmedia.com>',
    ...answersPrompt,
    'X-Mailer: Open-Xchange Mailer v8.35',
    'X-Originating-Client: open-xchange-appsuite',
  ],
  body(draft) {
    const attribution = `On 22/11/2026 10:02 GMT ${who} wrote:`
    const quoted = [`> ${attribution}`, '> ', ' ', ...quotedLines(draft).map((line) => `> ${line}`)]
    const lines =
      draft.place === 'above' ? [...draft.answer, '', ...quoted] : [...quoted, '', ...draft.answer]
    const quote = `<blockquote type="cite"><div>${escapeHtml(attribution)}</div><div><br></div><div><br></div>${inElements(quotedLines(draft), '<div>', '</div>')}</blockquote>`
    const answer = answerHtml(draft, '<div class="default-style">', '</div>')
    const html = `<!doctype html><html><head><meta charset="UTF-8"></head><body>${draft.place === 'above' ? answer + quote : quote + answer}</body></html>`
    return webAlternative('----=_Part_10_56473829.1795341931', lines.join('\n'), html)
  },
}

const qq: Client = {
  name: 'qq-mail',
  places: ['above'],
  fields: () => [
    'Message-ID: <tencent_1A2B3C4D5E6F708192A3B4C5D6E7F8091A2B@qq.com>',
    ...answersPrompt,
    'X-Mailer: QQMail 2.x',
  ],
  body(draft) {
    const header = [
      '------------------ 原始邮件 ------------------',
      `发件人: "Gwirio" <${who.slice(8, -1)}>;`,
      '发送时间: 2026年11月22日(星期天) 晚上6:02',
      `收件人: "${draft.name}"<${draft.address}>;`,
      '主题: Confirm your e-mail address',
      '',
    ]
    const text = `${draft.answer.join('\n')}\n\n\n\n\n${[...header, '', '', ...quotedLines(draft)].join('\n')}`
    const html = `${answerHtml(draft, '<div>', '</div>')}<div><includetail><!--<![endif]--></includetail></div><div>&nbsp;</div><div style="font-size: 12px;font-family: Arial Narrow;padding:2px 0 2px 0;">${header[0]}</div><div style="font-size: 12px;background:#efefef;padding:8px;">${inElements(header.slice(1), '<div>', '</div>')}</div><div>&nbsp;</div>${inElements(quotedLines(draft), '', '<br>')}`
    return {
      multipart: 'alternative',
      boundary: '----=_NextPart_6741A1B2_0C3D4E5F_1A2B3C4D',
      parts: [
        { type: 'text/plain', charset: '"gb18030"', encoding: 'base64', content: text },
        { type: 'text/html', charset: '"gb18030"', encoding: 'base64', content: html },
      ],
    }
  },
}

const mailRu: Client = {
  name: 'mail-ru',
  places: ['above'],
  fields: (draft) => [
    ...answersPrompt,
    `Message-ID: <1795341931.123456789@f123.i.${domainOf(draft.address)}>`,
    'X-Mailer: Mail.Ru Mailer 1.0',
  ],
  body(draft) {
    const attribution = `Воскресенье, 22 ноября 2026, 10:02 +00:00 от ${who}:`
    const html = `<HTML><BODY>${answerHtml(draft, '<div>', '</div>')}<div>&nbsp;</div><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">${escapeHtml(attribution)}<br>${inElements(quotedLines(draft), '', '<br>')}</blockquote></BODY></HTML>`
    const text = `\n${draft.answer.join('\n')}\n \n>${attribution}\n>${quotedLines(draft).join('\n>')}\n`
    return webAlternative('--ALT--aBcDeF1795341931', text, html)
  },
}

export const webmails = [proton, fastmail, gmx, zoho, btMail, openXchange, qq, mailRu]

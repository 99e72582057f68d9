import {
  answerHtml, answersPrompt, aroundQuote, type Client, type Draft, escapeHtml, inElements,
  markedText, quotedLines, who, whoHtml,
} from './compose.ts' // biome-ignore format: short
import { webAlternative } from './mime.ts'

const everywhere = ['above', 'below', 'between'] as const

const gmail: Client = {
  name: 'gmail-web',
  places: everywhere,
  fields: () => [...answersPrompt, 'Message-ID: <CAHk7pw4Q1rGwx0a=Zb6tUq8Yk3n@mail.gmail.com>'],
  body(draft) {
    const attribution = draft.language.gmail(who)
    const quote = (inner: string) =>
      `<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${inner}</blockquote>`
    const html = aroundQuote(draft, {
      answer: `<div dir="ltr">${answerHtml(draft, '<div>', '</div>')}${signatureOf(draft)}</div>`,
      attribution: `<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escapeHtml(draft.language.gmail('@@')).replace('@@', whoHtml)}<br></div>`,
      quote,
      line: ['', '<br>'],
    })
    const signature = draft.signature ? ['-- ', ...draft.signature, ''] : []
    return webAlternative(
      '000000000000a1b2c306439e8d21',
      markedText(draft, attribution, signature),
      `${html}</div>\n`,
    )
  },
}

const signatureOf = (draft: Draft) =>
  draft.signature
    ? `<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">${inElements(draft.signature, '<div>', '</div>')}</div>`
    : ''

const gmailAndroid: Client = {
  ...gmail,
  name: 'gmail-android',
  places: ['above'],
  body(draft) {
    const signature = draft.signature ?? []
    const html = `<div dir="auto">${answerHtml(draft, '<div dir="auto">', '</div>')}${inElements(signature, '<div dir="auto">', '</div>')}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escapeHtml(draft.language.gmail('@@')).replace('@@', whoHtml)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${inElements(quotedLines(draft), '', '<br>')}</blockquote></div>`
    return webAlternative(
      '0000000000007f3e1206439e91aa',
      markedText(draft, draft.language.gmail(who), signature),
      html,
    )
  },
}

const yahoo: Client = {
  name: 'yahoo-web',
  places: ['above'],
  fields: () => [
    'Message-ID: <1234567890.987654.1795341931000@mail.yahoo.com>',
    ...answersPrompt,
    'X-Mailer: WebService/1.1.22876 YMailNorrin',
  ],
  body(draft) {
    const when = 'On Sunday 22 November 2026 at 10:02:11 GMT, '
    const text = ` ${draft.answer.join('\n')}\n\n    ${when}${who} wrote:  \n \n ${quotedLines(draft).join('\n')}   \n`
    const html = `<html><head></head><body><div class="ydp5b9c2d1ayahoo-style-wrap" style="font-family:Helvetica Neue, Helvetica, Arial, sans-serif;font-size:13px;"><div></div>${answerHtml(draft, '<div dir="ltr" data-setdir="false">', '</div>')}<div><br></div>
</div><div id="yahoo_quoted_1357924680" class="yahoo_quoted"><div style="font-family:'Helvetica Neue', Helvetica, Arial, sans-serif;font-size:13px;color:#26282a;"><div>${when}${whoHtml} wrote: </div><div><br></div><div><br></div><div><div id="yiv7531">${inElements(quotedLines(draft), '', '<br>')}</div></div></div></div></body></html>`
    return webAlternative('----=_Part_987653_1029384756.1795341930999', text, html)
  },
}

const yahooAndroid: Client = {
  ...yahoo,
  name: 'yahoo-android',
  body(draft) {
    const attribution = `On Sun, 22 Nov 2026 at 10:02, ${who.replace(' <', '<')} wrote:`
    const text = `${draft.answer.join('\n')}\n\nSent from Yahoo Mail on Android \n \n  ${attribution}   ${quotedLines(draft).join('\n')}  \n`
    const html = `${answerHtml(draft, '<div>', '</div>')} <br> <br> <div id="ymail_android_signature"><a id="ymail_android_signature_link" href="https://mail.onelink.me/107872968">Sent from Yahoo Mail on Android</a></div> <br> <blockquote style="margin: 0 0 20px 0;"> <div style="font-family:Roboto, sans-serif; color:#6D00F6;"> <div>${escapeHtml(attribution)}</div> </div> <div style="padding: 10px 0 0 20px; margin: 10px 0 0 0; border-left: 1px solid #6D00F6;"> ${inElements(quotedLines(draft), '', '<br>')} </div> </blockquote>`
    return webAlternative('----=_Part_24681357_1122334455.1795341931', text, html)
  },
}

const aol: Client = {
  name: 'aol',
  places: ['above'],
  fields: () => [
    'Message-ID: <192837465.555.1795341931@mail.aol.com>',
    ...answersPrompt,
    'X-Mailer: WebService/1.1.22876 AolMailNorrin',
  ],
  body(draft) {
    const header = [
      '-----Original Message-----',
      `From: ${who}`,
      `To: ${draft.address}`,
      'Sent: Sun, 22 Nov 2026 10:02',
      'Subject: Confirm your e-mail address',
      '',
    ]
    const text = `${draft.answer.join('\n')}\n\n${[...header, ...quotedLines(draft)].join('\n')}\n`
    const html = `<div style="color:black;font: 10pt arial, Verdana, sans-serif">${answerHtml(draft, '<div>', '</div>')}<br><br><div id="ydp1quoted" style="color:#000"><div style="font-size:12px">${inElements([...header, ...quotedLines(draft)], '', '<br>')}</div></div></div>`
    return webAlternative('----=_Part_555_746352.1795341931', text, html)
  },
}

export const largeWebmails = [gmail, gmailAndroid, yahoo, yahooAndroid, aol]

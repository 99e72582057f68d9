import { corpusReplyAddress } from '../corpus.ts'
import { who } from './compose.ts'
import { languages } from './languages.ts'
import { type Body, type Encoding, encode, quotedPrintable } from './mime.ts'
import { mail, quotedPrintableMail, scenario, text } from './raw-mail.ts'
import type { Scenario } from './scenarios.ts'

/** How charsets and transfer encodings carry the same answer. */
export function everyEncoding(): Scenario[] {
  const charsets: ReadonlyArray<readonly [charset: string, answer: string]> = [
    ['utf-8', 'Fy nghod yw 123456. Diolch, Siân Ŵyn'],
    ['ISO-8859-14', 'Fy nghod yw 123456. Diolch, Siân Ŵyn ŷ'],
    ['windows-1252', 'My code is “123456” – thanks, Siân'],
    ['ISO-8859-1', 'Mon code est le 123456, merci à vous'],
    ['ISO-8859-15', 'Mon code est le 123456 (€ 0)'],
    ['windows-1256', 'الرمز الخاص بي هو 123456'],
    ['windows-1251', 'Мой код 123456, спасибо'],
    ['KOI8-R', 'Мой код 123456, спасибо'],
    ['ISO-8859-2', 'Mój kod to 123456, dziękuję'],
    ['windows-1250', 'Můj kód je 123456, děkuji'],
    ['ISO-8859-9', 'Kodum 123456, teşekkürler'],
    ['windows-1257', 'Mano kodas yra 123456, ačiū'],
    ['GB18030', '我的验证码是123456，谢谢'],
    ['gb2312', '验证码１２３４５６'],
    ['big5', '我的驗證碼是 123456'],
    ['us-ascii', '123456'],
  ]
  const transfers: readonly Encoding[] = ['quoted-printable', 'base64', '8bit']
  return [
    ...charsets.map(([charset, answer], at) => {
      const encoding = transfers[at % 3] ?? '8bit'
      const body: Body = {
        type: at % 2 ? 'text/plain' : 'text/html',
        charset,
        encoding,
        content: at % 2 ? `${answer}\n` : `<p>${answer}</p>`,
      }
      return scenario(`charset-${charset.toLowerCase()}`, `${charset} in ${encoding}`, mail(body))
    }),
    scenario(
      'charset-utf-16',
      'UTF-16 with its byte order mark',
      mail({
        type: 'text/plain',
        charset: 'utf-16',
        encoding: 'base64',
        content: encode('My code is 123456\r\n', 'utf-16'),
      }),
    ),
    scenario(
      'charset-missing-latin1',
      'eight bits and no charset',
      mail({
        type: 'text/plain',
        encoding: '8bit',
        content: encode('Fy nghod: 123456 – Siân\r\n', 'windows-1252'),
      }),
    ),
    scenario(
      'charset-wrong-name',
      'a charset that nobody knows',
      mail({
        type: 'text/plain',
        charset: 'x-user-defined-7',
        encoding: '8bit',
        content: Buffer.from('123456\r\n'),
      }),
    ),
    scenario(
      'qp-soft-break-in-code',
      'a soft line break inside the code',
      quotedPrintableMail('Fy nghod yw 12=\r\n34=\r\n56\r\n'),
    ),
    scenario(
      'qp-narrow',
      'broken every ten columns',
      quotedPrintableMail(quotedPrintable(Buffer.from('My code is 123456, thank you\r\n'), 10)),
    ),
    scenario(
      'qp-digits-escaped',
      'every digit escaped',
      quotedPrintableMail('=31=32=33=34=35=36\r\n'),
    ),
    scenario(
      'flowed',
      'format=flowed, broken within the sentence',
      mail(
        text('My code, which came to \nmy phone, is \n123456\n', { parameters: '; format=flowed' }),
      ),
    ),
    scenario(
      'flowed-delsp',
      'format=flowed with DelSp, broken within the code',
      mail(text('My code is 123 \n456\n', { parameters: '; format=flowed; delsp=yes' })),
    ),
    scenario(
      'flowed-quote-above',
      'the quote above ends in a space',
      mail(
        text(`${languages.en.gmail(who)}\n> Reply to this e-mail \n> with that code \n123456\n`, {
          parameters: '; format=flowed',
        }),
      ),
    ),
    scenario(
      'no-mime',
      'no MIME field at all',
      Buffer.from(
        [
          'From: sian@example.com',
          `To: ${corpusReplyAddress}`,
          'Subject: code',
          'Date: Sun, 22 Nov 2026 10:05:31 +0000',
          'Message-ID: <n@example.com>',
          '',
          '123456',
          '',
        ].join('\r\n'),
      ),
    ),
  ]
}

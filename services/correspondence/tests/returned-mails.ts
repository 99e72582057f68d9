import { instantNow } from './gate-stand-in.ts'

/** What a mail server says of a letter (RFC 3464). */
export function report(given: {
  to: string
  action: string
  status: string
  recipient: string
}): string {
  return [
    'From: Mail Delivery System <mailer-daemon@post.example>',
    `To: ${given.to}`,
    'Subject: Report',
    `Message-ID: <${instantNow()}@post.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'About your message.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.post.example',
    '',
    `Final-Recipient: rfc822; ${given.recipient}`,
    `Action: ${given.action}`,
    `Status: ${given.status}`,
    '',
    '--b--',
    '',
  ].join('\r\n')
}

/** A complaint (RFC 5965) that names the letter by what is given of it; `text` is what it said. */
export function complaint(
  to: string,
  {
    messageId,
    returnPath,
    text = 'Text',
  }: { messageId?: string; returnPath?: string; text?: string },
): string {
  return [
    'From: abuse@post.example',
    `To: ${to}`,
    'Subject: Complaint',
    `Message-ID: <${instantNow()}@post.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    '',
    'A complaint.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'Version: 1',
    ...(returnPath ? [`Original-Mail-From: <${returnPath}>`] : []),
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...(messageId ? [`Message-ID: ${messageId}`] : []),
    'Subject: A letter',
    '',
    text,
    '--b--',
    '',
  ].join('\r\n')
}

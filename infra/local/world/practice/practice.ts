import { practiceManner, practiceReplyPath } from '@gwirio/contracts'
import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { mailAddress, readInput } from '../api/read-input.ts'
import type { Context } from '../app.ts'
import { sendProblem } from '../problem.ts'
import { composePracticeReply } from './practice-reply.ts'

const wanted = z.strictObject({
  address: mailAddress,
  mobileEnding: z.string().regex(/^\d{2,6}$/, 'Write the last digits of the mobile'),
  manner: practiceManner,
})

/**
 * `POST /api/practice-replies`: the service user of this address and mobile answers the prompt in the manner that staff
 * want to practise with. 202 says when it leaves; a late one waits until its code is too old, as long as the world runs.
 */
export function practiceRoutes(context: Context): Router & { endWaiting: () => void } {
  const waiting = new Set<NodeJS.Timeout>()
  const router = Router()
  router.post(practiceReplyPath, express.json(), async (request, response) => {
    await answer(context, waiting, request, response)
  })
  return Object.assign(router, { endWaiting: () => waiting.forEach(clearTimeout) })
}

async function answer(
  { mail, outbox, twilio, config, log }: Context,
  waiting: Set<NodeJS.Timeout>,
  request: Request,
  response: Response,
): Promise<void> {
  const input = readInput(wanted, request.body, response)
  if (!input) return
  const now = new Date()
  const reply = composePracticeReply(
    {
      mails: mail.mail(input.address),
      texts: twilio.texts().filter(({ to }) => to.endsWith(input.mobileEnding)),
    },
    {
      manner: input.manner,
      replyDomain: config.serviceReplyDomain,
      codeSeconds: config.codeSeconds,
      now,
    },
  )
  if ('missing' in reply) return sendProblem(response, reply.missing)
  const waitMilliseconds = reply.leavesAt.getTime() - now.getTime()
  if (waitMilliseconds === 0) await outbox.send(reply.mail)
  else {
    const timer = setTimeout(() => {
      waiting.delete(timer)
      outbox.send(reply.mail).catch((err: unknown) => log.error({ err }, 'a late reply failed'))
    }, waitMilliseconds)
    waiting.add(timer)
  }
  response.status(202).json({ leavesAt: reply.leavesAt.toISOString() })
}

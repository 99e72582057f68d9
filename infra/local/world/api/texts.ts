import type { KeptText } from '@gwirio/testing'
import { Router } from 'express'
import { z } from 'zod'
import type { Context } from '../app.ts'
import { phoneNumber, readInput } from './read-input.ts'

const query = z.strictObject({ to: phoneNumber.optional() })

/** `GET /api/texts?to=…`: what arrived at a number, or all of them, newest first. */
export function textRoutes({ twilio }: Context): Router {
  return Router().get('/api/texts', (request, response) => {
    const input = readInput(query, request.query, response)
    if (input) response.json(twilio.texts(input.to).map(describeText))
  })
}

function describeText({ sid, to, from, body, status, sentAt, updatedAt, errorCode }: KeptText) {
  return { sid, to, from, body, status, sentAt, updatedAt, errorCode }
}

import { Router } from 'express'
import type { Context } from '../../context.ts'
import { findParty, showForm } from './controller.ts'

export function findRoutes(context: Context): Router {
  return Router().get('/', showForm(context)).post('/find', findParty(context))
}

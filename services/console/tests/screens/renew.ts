import { spawn } from 'node:child_process'
import { forgetScreens } from './compare.ts'

// Keeps how every page looks now: npm run screens
forgetScreens()
spawn('vitest', ['run', 'services/console/tests/screens.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, RENEW_SCREENS: 'yes' },
}).once('exit', (code) => {
  process.exitCode = code ?? 1
})

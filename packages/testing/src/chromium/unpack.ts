import chromium from '@sparticuz/chromium'

// Unpacks the browser and its fonts into the folder for temporary files; a process of its own has one of its own.
await chromium.executablePath()

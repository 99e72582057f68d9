// Loaded before each child of the local start: if the parent is killed, the child ends too instead of holding its port.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

// Loaded into the web server: when the process that started it is killed, it ends too instead of holding on to its port.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

/** What WeChat would send to its own statistics goes to the browser's console instead: visible, and nothing pretends. */
export function loggingApis() {
  const log =
    (label: string) =>
    (...details: unknown[]): void => {
      console.info(`[wx.${label}]`, ...details);
    };
  const manager = (label: string) => ({
    debug: log(label),
    info: log(label),
    log: log(label),
    warn: log(label),
    error: log(label),
    setFilterMsg: log(label),
    addFilterMsg: log(label),
  });
  return {
    reportEvent: log('reportEvent'),
    reportMonitor: log('reportMonitor'),
    reportPerformance: log('reportPerformance'),
    getLogManager: () => manager('getLogManager'),
    getRealtimeLogManager: () => manager('getRealtimeLogManager'),
  };
}

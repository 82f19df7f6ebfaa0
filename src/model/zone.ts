// Time zones by their IANA names.
// Leaves to others: reckoning with them (schedule, briefing).

/** True for a zone that this Node knows; node-cron and Intl throw for any other. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

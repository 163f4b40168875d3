// What scripts say to those who read them is for the repository: visitors would fetch it each time.

/** A script without the lines that are comments. */
export const lean = (script) => script.replace(/^[ \t]*(?:\/\/|\/\*|\*).*\n/gm, '');

/** Rule versions: each goes up when a change of its rules changes the bytes of documents; 0 where there are none yet. */
export const GENERATOR = { name: 'warraq', segmenter: 2, aligner: 1, checks: 1 } as const;

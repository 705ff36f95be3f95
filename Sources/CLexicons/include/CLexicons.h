#ifndef WINNOW_CLEXICONS_H
#define WINNOW_CLEXICONS_H

/// Bytes of the embedded file `data/<name>.tsv`; NULL when there is none of that name.
const unsigned char *winnow_lexicon(const char *name, long *length);

/// Name of the embedded file at `index`, in the order of lexicons.c; NULL past the last.
const char *winnow_lexicon_name(long index);

#endif

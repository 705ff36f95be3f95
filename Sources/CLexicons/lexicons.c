#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CLexicons.h"
#include <string.h>

// One line per file of data/, sorted by name: LEXICON(name) embeds data/name.tsv.
#define LEXICONS \
    LEXICON(currencies)

static const unsigned char currencies_tsv[] = {
#embed "data/currencies.tsv"
};

struct lexicon {
    const char *name;
    const unsigned char *bytes;
    long length;
};

#define LEXICON(name) {#name, name##_tsv, sizeof name##_tsv},
static const struct lexicon lexicons[] = {LEXICONS};
static const long lexicon_count = sizeof lexicons / sizeof lexicons[0];

const unsigned char *winnow_lexicon(const char *name, long *length) {
    for (long index = 0; index < lexicon_count; index++) {
        if (strcmp(lexicons[index].name, name) == 0) {
            *length = lexicons[index].length;
            return lexicons[index].bytes;
        }
    }
    return NULL;
}

const char *winnow_lexicon_name(long index) {
    return index >= 0 && index < lexicon_count ? lexicons[index].name : NULL;
}

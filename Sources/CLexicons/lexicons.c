#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CLexicons.h"
#include <string.h>

// One line per file of data/, sorted by name: LEXICON(name) embeds data/name.tsv.
#define LEXICONS \
    LEXICON(amount_cues) \
    LEXICON(byline_words) \
    LEXICON(charset_weights) \
    LEXICON(clean_parameters) \
    LEXICON(clean_terms) \
    LEXICON(column_weights) \
    LEXICON(common_characters) \
    LEXICON(common_undertakings) \
    LEXICON(comparators) \
    LEXICON(confidence_weights) \
    LEXICON(countries) \
    LEXICON(country_abbreviations) \
    LEXICON(currencies) \
    LEXICON(currency_words) \
    LEXICON(date_words) \
    LEXICON(division_abbreviations) \
    LEXICON(division_changes) \
    LEXICON(divisions) \
    LEXICON(event_triggers) \
    LEXICON(exchange_rates) \
    LEXICON(folding) \
    LEXICON(frame_words) \
    LEXICON(function_characters) \
    LEXICON(gathering_nouns) \
    LEXICON(generic_project_names) \
    LEXICON(industries) \
    LEXICON(industry_words) \
    LEXICON(kicker_endings) \
    LEXICON(line_masses) \
    LEXICON(lunar_years) \
    LEXICON(mention_weights) \
    LEXICON(mention_words) \
    LEXICON(metadata_labels) \
    LEXICON(metadata_names) \
    LEXICON(metric_cues) \
    LEXICON(metric_units) \
    LEXICON(money_cues) \
    LEXICON(money_magnitudes) \
    LEXICON(name_endings) \
    LEXICON(name_followers) \
    LEXICON(name_parts) \
    LEXICON(name_words) \
    LEXICON(numeral_followers) \
    LEXICON(numeral_words) \
    LEXICON(opencc_characters) \
    LEXICON(opencc_phrases) \
    LEXICON(opencc_variants) \
    LEXICON(organization_suffixes) \
    LEXICON(organizations) \
    LEXICON(person_titles) \
    LEXICON(place_blocks) \
    LEXICON(place_cues) \
    LEXICON(place_hosts) \
    LEXICON(posting_words) \
    LEXICON(project_evidence) \
    LEXICON(project_heads) \
    LEXICON(project_tails) \
    LEXICON(publisher_words) \
    LEXICON(reading_weights) \
    LEXICON(research_institutes) \
    LEXICON(script_characters) \
    LEXICON(script_words) \
    LEXICON(seam_counters) \
    LEXICON(seam_marks) \
    LEXICON(status_words) \
    LEXICON(surnames) \
    LEXICON(trades) \
    LEXICON(undertaking_context) \
    LEXICON(units) \
    LEXICON(universities) \
    LEXICON(value_qualifiers) \
    LEXICON(words) \
    LEXICON(zone_kinds) \
    LEXICON(zones)

static const unsigned char amount_cues_tsv[] = {
#embed "data/amount_cues.tsv"
};
static const unsigned char byline_words_tsv[] = {
#embed "data/byline_words.tsv"
};
static const unsigned char charset_weights_tsv[] = {
#embed "data/charset_weights.tsv"
};
static const unsigned char clean_parameters_tsv[] = {
#embed "data/clean_parameters.tsv"
};
static const unsigned char clean_terms_tsv[] = {
#embed "data/clean_terms.tsv"
};
static const unsigned char column_weights_tsv[] = {
#embed "data/column_weights.tsv"
};
static const unsigned char common_characters_tsv[] = {
#embed "data/common_characters.tsv"
};
static const unsigned char common_undertakings_tsv[] = {
#embed "data/common_undertakings.tsv"
};
static const unsigned char comparators_tsv[] = {
#embed "data/comparators.tsv"
};
static const unsigned char confidence_weights_tsv[] = {
#embed "data/confidence_weights.tsv"
};
static const unsigned char countries_tsv[] = {
#embed "data/countries.tsv"
};
static const unsigned char country_abbreviations_tsv[] = {
#embed "data/country_abbreviations.tsv"
};
static const unsigned char currencies_tsv[] = {
#embed "data/currencies.tsv"
};
static const unsigned char currency_words_tsv[] = {
#embed "data/currency_words.tsv"
};
static const unsigned char date_words_tsv[] = {
#embed "data/date_words.tsv"
};
static const unsigned char division_abbreviations_tsv[] = {
#embed "data/division_abbreviations.tsv"
};
static const unsigned char division_changes_tsv[] = {
#embed "data/division_changes.tsv"
};
static const unsigned char divisions_tsv[] = {
#embed "data/divisions.tsv"
};
static const unsigned char event_triggers_tsv[] = {
#embed "data/event_triggers.tsv"
};
static const unsigned char exchange_rates_tsv[] = {
#embed "data/exchange_rates.tsv"
};
static const unsigned char folding_tsv[] = {
#embed "data/folding.tsv"
};
static const unsigned char frame_words_tsv[] = {
#embed "data/frame_words.tsv"
};
static const unsigned char function_characters_tsv[] = {
#embed "data/function_characters.tsv"
};
static const unsigned char gathering_nouns_tsv[] = {
#embed "data/gathering_nouns.tsv"
};
static const unsigned char generic_project_names_tsv[] = {
#embed "data/generic_project_names.tsv"
};
static const unsigned char industries_tsv[] = {
#embed "data/industries.tsv"
};
static const unsigned char industry_words_tsv[] = {
#embed "data/industry_words.tsv"
};
static const unsigned char kicker_endings_tsv[] = {
#embed "data/kicker_endings.tsv"
};
static const unsigned char line_masses_tsv[] = {
#embed "data/line_masses.tsv"
};
static const unsigned char lunar_years_tsv[] = {
#embed "data/lunar_years.tsv"
};
static const unsigned char mention_weights_tsv[] = {
#embed "data/mention_weights.tsv"
};
static const unsigned char mention_words_tsv[] = {
#embed "data/mention_words.tsv"
};
static const unsigned char metadata_labels_tsv[] = {
#embed "data/metadata_labels.tsv"
};
static const unsigned char metadata_names_tsv[] = {
#embed "data/metadata_names.tsv"
};
static const unsigned char metric_cues_tsv[] = {
#embed "data/metric_cues.tsv"
};
static const unsigned char metric_units_tsv[] = {
#embed "data/metric_units.tsv"
};
static const unsigned char money_cues_tsv[] = {
#embed "data/money_cues.tsv"
};
static const unsigned char money_magnitudes_tsv[] = {
#embed "data/money_magnitudes.tsv"
};
static const unsigned char name_endings_tsv[] = {
#embed "data/name_endings.tsv"
};
static const unsigned char name_followers_tsv[] = {
#embed "data/name_followers.tsv"
};
static const unsigned char name_parts_tsv[] = {
#embed "data/name_parts.tsv"
};
static const unsigned char name_words_tsv[] = {
#embed "data/name_words.tsv"
};
static const unsigned char numeral_followers_tsv[] = {
#embed "data/numeral_followers.tsv"
};
static const unsigned char numeral_words_tsv[] = {
#embed "data/numeral_words.tsv"
};
static const unsigned char opencc_characters_tsv[] = {
#embed "data/opencc_characters.tsv"
};
static const unsigned char opencc_phrases_tsv[] = {
#embed "data/opencc_phrases.tsv"
};
static const unsigned char opencc_variants_tsv[] = {
#embed "data/opencc_variants.tsv"
};
static const unsigned char organization_suffixes_tsv[] = {
#embed "data/organization_suffixes.tsv"
};
static const unsigned char organizations_tsv[] = {
#embed "data/organizations.tsv"
};
static const unsigned char person_titles_tsv[] = {
#embed "data/person_titles.tsv"
};
static const unsigned char place_blocks_tsv[] = {
#embed "data/place_blocks.tsv"
};
static const unsigned char place_cues_tsv[] = {
#embed "data/place_cues.tsv"
};
static const unsigned char place_hosts_tsv[] = {
#embed "data/place_hosts.tsv"
};
static const unsigned char posting_words_tsv[] = {
#embed "data/posting_words.tsv"
};
static const unsigned char project_evidence_tsv[] = {
#embed "data/project_evidence.tsv"
};
static const unsigned char project_heads_tsv[] = {
#embed "data/project_heads.tsv"
};
static const unsigned char project_tails_tsv[] = {
#embed "data/project_tails.tsv"
};
static const unsigned char publisher_words_tsv[] = {
#embed "data/publisher_words.tsv"
};
static const unsigned char reading_weights_tsv[] = {
#embed "data/reading_weights.tsv"
};
static const unsigned char research_institutes_tsv[] = {
#embed "data/research_institutes.tsv"
};
static const unsigned char script_characters_tsv[] = {
#embed "data/script_characters.tsv"
};
static const unsigned char script_words_tsv[] = {
#embed "data/script_words.tsv"
};
static const unsigned char seam_counters_tsv[] = {
#embed "data/seam_counters.tsv"
};
static const unsigned char seam_marks_tsv[] = {
#embed "data/seam_marks.tsv"
};
static const unsigned char status_words_tsv[] = {
#embed "data/status_words.tsv"
};
static const unsigned char surnames_tsv[] = {
#embed "data/surnames.tsv"
};
static const unsigned char trades_tsv[] = {
#embed "data/trades.tsv"
};
static const unsigned char undertaking_context_tsv[] = {
#embed "data/undertaking_context.tsv"
};
static const unsigned char units_tsv[] = {
#embed "data/units.tsv"
};
static const unsigned char universities_tsv[] = {
#embed "data/universities.tsv"
};
static const unsigned char value_qualifiers_tsv[] = {
#embed "data/value_qualifiers.tsv"
};
static const unsigned char words_tsv[] = {
#embed "data/words.tsv"
};
static const unsigned char zone_kinds_tsv[] = {
#embed "data/zone_kinds.tsv"
};
static const unsigned char zones_tsv[] = {
#embed "data/zones.tsv"
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

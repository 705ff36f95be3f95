#!/usr/bin/env python3
"""Make opencc_characters, opencc_variants, opencc_phrases and script_characters.tsv of OpenCC's dictionaries.

    git clone https://github.com/BYVoid/OpenCC && git -C OpenCC checkout 5249273a3e5606852f088c9a8b23522145d94f78
    scripts/tables/opencc.py OpenCC/data/dictionary            # compare with the committed tables
    scripts/tables/opencc.py --write OpenCC/data/dictionary    # replace them

OpenCC: Apache-2.0. Its configurations tw2s and hk2s work in two steps, a region's writing to the standard one and that
to simplified, each phrases before characters; opencc_phrases.tsv has both steps joined, so that the program needs one.
"""
import table


def dictionary(folder, name):
    entries = {}
    for line in (folder / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, values = line.split("\t")[:2]
            entries[key] = values.split(" ")
    return entries


def preferred(folder, name):
    """What OpenCC prefers when it reverses a table: `# @reverse-prefer: 么 幺`; one character alone stays itself."""
    mark = "# @reverse-prefer:"
    lines = (folder / f"{name}.txt").read_text("utf-8").splitlines()
    words = [line[len(mark):].split() for line in lines if line.startswith(mark)]
    return {told[0]: told[-1] for told in words}


def simplified_characters(folder):
    """The first candidate; where it is the character itself, kept for want of fonts, the one beyond U+FFFF."""
    made = {}
    for traditional, candidates in dictionary(folder, "TSCharacters").items():
        chosen = [c for c in candidates if c != traditional]
        if candidates[0] != traditional:
            made[traditional] = candidates[0]
        elif chosen and is_rare(chosen[0]):
            made[traditional] = chosen[0]
    return made


def is_rare(character):
    return ord(character) > 0xFFFF or ord(character) >= 0x9FA6 or 0x3400 <= ord(character) <= 0x4DBF


def variants(folder, name):
    """A region's variant to the standard character, as OpenCC reverses the table."""
    reverse = {}
    for standard, forms in dictionary(folder, name).items():
        for form in forms:
            reverse.setdefault(form, []).append(standard)
    return {form: standards[0] for form, standards in reverse.items()} | preferred(folder, name)


def convert(text, phrases, characters):
    """Longest phrase first, then the character."""
    result, index = "", 0
    while index < len(text):
        end = len(text)
        while end > index and text[index:end] not in phrases:
            end -= 1
        if end > index:
            result += phrases[text[index:end]]
            index = end
        else:
            result += characters.get(text[index], text[index])
            index += 1
    return result


def joined(phrases, characters, regional, standard_of):
    """Phrases of one region's writing to simplified ones in one step."""
    made = {phrase: convert(result, phrases, characters) for phrase, result in regional.items()}
    variant_of = {standard: variant for variant, standard in sorted(standard_of.items(), key=lambda row: row[0].encode())}
    # A phrase counts as the general table writes it and as the region writes it.
    for phrase, result in phrases.items():
        made.setdefault("".join(variant_of.get(c, c) for c in phrase), result)
    for phrase in phrases:
        made[phrase] = convert(convert(phrase, regional, standard_of), phrases, characters)
    return made


def encodable(character, encoding):
    try:
        return bool(character.encode(encoding))
    except UnicodeEncodeError:
        return False


def scripts(folder):
    """Hans: of GB 2312 and written otherwise in traditional text of any region; Hant: of Big5-HKSCS, not of GB 2312."""
    to_traditional, to_simplified = dictionary(folder, "STCharacters"), dictionary(folder, "TSCharacters")
    regional = variants(folder, "TWVariants").keys() | variants(folder, "HKVariants").keys()
    rows = {c: "Hans" for c, forms in to_traditional.items()
            if c not in forms and c not in to_simplified and c not in regional and encodable(c, "gb2312")}
    rows |= {c: "Hant" for c, forms in to_simplified.items()
             if c not in forms and c not in to_traditional and encodable(c, "big5hkscs") and not encodable(c, "gb2312")}
    return sorted(rows.items())


def tables(folder):
    characters = simplified_characters(folder)
    yield "opencc_characters", ["traditional", "simplified"], [list(row) for row in characters.items()]

    regions = [variants(folder, "TWVariants"), variants(folder, "HKVariants")]
    changed = [{form: standard for form, standard in region.items() if form != standard} for region in regions]
    forms = changed[0].keys() | changed[1].keys()
    yield "opencc_variants", ["variant", "taiwan", "hongkong"], [
        [form, regions[0].get(form, ""), regions[1].get(form, "")] for form in forms]

    phrases = {phrase: results[0] for phrase, results in dictionary(folder, "TSPhrases").items()}
    columns = [phrases]
    for name, standard_of in zip(["TWVariantsRevPhrases", "HKVariantsRevPhrases"], changed):
        regional = {phrase: results[0] for phrase, results in dictionary(folder, name).items()}
        columns.append(joined(phrases, characters, regional, standard_of))
    yield "opencc_phrases", ["traditional", "standard", "taiwan", "hongkong"], [
        [phrase] + [column.get(phrase, "") for column in columns] for phrase in columns[0] | columns[1] | columns[2]]

    yield "script_characters", ["character", "script"], [list(row) for row in scripts(folder)]


if __name__ == "__main__":
    table.main(__doc__, tables, [("dictionary", "folder data/dictionary of OpenCC")])

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the syllables of the Chinese characters, as ICU reads them, into a table: at build time, since ICU's rules take a
// second to read, in which no call would move. usage: lianxin_pinyin_table OUTPUT
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <unicode/translit.h>
#include <vector>

int main(int argc, char **argv) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> reader(icu::Transliterator::createInstance(
        "Han-Latin; NFD; [\\u0300\\u0301\\u0304\\u030C] Remove; NFC; Lower", UTRANS_FORWARD, status));
    std::FILE *out = argc == 2 && U_SUCCESS(status) && reader ? std::fopen(argv[1], "w") : nullptr;
    if (out == nullptr)
        return 1;
    icu::UnicodeString text;
    for (char16_t c = 0x4e00; c <= 0x9fff; ++c)
        text.append(c).append(u'\n'); // keeps them apart
    reader->transliterate(text);
    std::map<std::string, int> known{{"", 0}};
    std::vector<std::string> syllables{""};
    std::vector<int> table;
    icu::UnicodeString one;
    for (int i = 0; i < text.length(); ++i) {
        if (text[i] != u'\n') {
            one.append(text[i] == u'ü' ? u'v' : text[i]);
            continue;
        }
        std::string syllable;
        one.trim().toUTF8String(syllable);
        one.remove();
        const bool latin = syllable.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
        const auto place = known.emplace(latin ? syllable : std::string(), int(syllables.size()));
        if (place.second)
            syllables.push_back(place.first->first);
        table.push_back(place.first->second);
    }
    std::fputs("constexpr const char *pinyinSyllables[] = {", out);
    for (const auto &syllable : syllables)
        std::fprintf(out, "\"%s\",", syllable.c_str());
    std::fputs("};\nconstexpr unsigned short pinyinOfHan[] = {", out);
    for (size_t i = 0; i < table.size(); ++i)
        std::fprintf(out, i % 32 == 0 ? "\n%d," : "%d,", table[i]);
    std::fputs("};\n", out);
    return std::fclose(out) == 0 ? 0 : 1;
}

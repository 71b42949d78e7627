"""Is a text English? Its script first, then the shares of function words; the words are in a register."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from communique.errors import ForeignLanguage

# blocks of Unicode by script; Latin is what remains of the letters
_SCRIPTS = {
    "cyrillic": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "han": "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",
    "kana": "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "hangul": "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff",
    "arabic": "\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    "hebrew": "\u0590-\u05ff\ufb1d-\ufb4f",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "armenian": "\u0530-\u058f",
    "georgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "devanagari": "\u0900-\u097f\ua8e0-\ua8ff",
    "bengali": "\u0980-\u09ff",
    "gurmukhi": "\u0a00-\u0a7f",
    "gujarati": "\u0a80-\u0aff",
    "odia": "\u0b00-\u0b7f",
    "tamil": "\u0b80-\u0bff",
    "telugu": "\u0c00-\u0c7f",
    "kannada": "\u0c80-\u0cff",
    "malayalam": "\u0d00-\u0d7f",
    "sinhala": "\u0d80-\u0dff",
    "thai": "\u0e00-\u0e7f",
    "lao": "\u0e80-\u0eff",
    "tibetan": "\u0f00-\u0fff",
    "myanmar": "\u1000-\u109f",
    "ethiopic": "\u1200-\u139f",
    "khmer": "\u1780-\u17ff",
}
_NOT_LATIN = re.compile(f"[{''.join(_SCRIPTS.values())}]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’‘-][^\W\d_]+)*")
# one character of these says about as much as so many letters of an alphabet
_WEIGHT = {"han": 3, "kana": 2, "hangul": 2}
_SAMPLE = 20_000
_FEW_WORDS, _MANY_WORDS = 7, 80
_LEAST_HITS = 3


@dataclass(frozen=True, slots=True)
class Language:
    """A row of the register: what tells this language from others of its script."""

    name: str
    code: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]


@cache
def languages() -> tuple[Language, ...]:
    """The languages that can be named, from `registers/words/languages.tsv`."""
    from communique import registers

    return tuple(
        Language(
            row["language"],
            row["code"],
            row["script"],
            frozenset(row["letters"]),
            frozenset(row["words"].split("|")) - {""},
        )
        for row in registers.table("languages")
    )


def foreign(text: str) -> str | None:
    """The name of the language of `text` if that is surely not English; None for English and for doubt.

    Names and quotations of other languages do not count against an English text, and short texts pass
    where their words decide nothing.
    """
    sample = _sample(text)
    script = _script(sample)
    if script is not None:
        return _name_by_script(script, sample)
    words = [word.replace("’", "'") for word in _WORD.findall(sample)]
    if len(words) < _FEW_WORDS:
        return None
    # capitals make names of “Los Angeles” and “Le Monde”; they tell nothing where all is in capitals
    shouted = sum(word.isupper() for word in words) > len(words) / 2
    counts = Counter(word.lower() for word in words if shouted or word.islower())
    latin = [language for language in languages() if language.script == "latin"]
    hits = {language: sum(counts[word] for word in language.words) for language in latin}
    english = next((count for language, count in hits.items() if language.code == "en"), 0)
    best, most = max(
        ((language, count) for language, count in hits.items() if language.code != "en"),
        key=lambda pair: pair[1],
        default=(None, 0),
    )
    # function words make up a third of English prose and a tenth of its headlines
    if (
        best
        and len(best.words & counts.keys()) >= _LEAST_HITS - 1
        and most >= _LEAST_HITS
        and most >= 0.12 * len(words)
        and most > 1.6 * english
    ):
        return best.name
    if len(words) >= _MANY_WORDS and english < 0.03 * len(words):
        return "a language other than English"
    return None


def require_english(text: str, name: str) -> None:
    """Raise `ForeignLanguage` naming the language where `text` is surely not English."""
    language = foreign(text)
    if language is None:
        return
    said = language if language.startswith("a language") else f"{language}"
    raise ForeignLanguage(f"{name}: the text is in {said}; only English is read, so give a translation")


def _sample(text: str) -> str:
    """Beginning, middle and end of a long text: the language of a whole does not hang on its first page."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]}\n{text[middle : middle + _SAMPLE]}\n{text[-_SAMPLE:]}"


def _script(text: str) -> str | None:
    """The script that most of `text` is written in; None for Latin."""
    if text.isascii() or not _NOT_LATIN.search(text):
        return None
    counts = {name: len(re.findall(f"[{block}]", text)) for name, block in _SCRIPTS.items()}
    weights = {name: count * _WEIGHT.get(name, 1) for name, count in counts.items()}
    if sum(weights.values()) <= len(_LATIN.findall(text)):
        return None
    if counts["kana"] * 20 > counts["kana"] + counts["han"]:
        return "kana"
    return max(weights, key=lambda name: weights[name])


def _name_by_script(script: str, text: str) -> str:
    rows = [language for language in languages() if language.script == script]
    if len(rows) < 2:
        return rows[0].name if rows else "a language other than English"
    words = Counter(word.lower() for word in _WORD.findall(text))
    letters = Counter(text.lower())
    total_words, total_letters = max(sum(words.values()), 1), max(len(_NOT_LATIN.findall(text)), 1)

    def score(language: Language) -> float:
        by_words = sum(words[word] for word in language.words) / total_words
        by_letters = sum(letters[letter] for letter in language.letters) / total_letters
        return by_words + 3 * by_letters

    return max(rows, key=score).name

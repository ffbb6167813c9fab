"""``python -m bench.quality``: how often answers are right, ours and those of the peers, as tables."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from contextlib import closing

from bench.peers import PEERS, Peer, texts_of
from bench.question_sets import SETS, Question, load_set
from bench.scoring import Given, Share, find_fault, is_first_right, tally
from bench.tables import machine, publish, table
from bench.thresholds import REFUSED, Outcome, Trial, judge
from bot.assistant.assistant import Assistant
from bot.cli.ask import answer_line
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.reading import load_base
from bot.locations import find_knowledge

__all__ = ["answer", "main"]

OPEN_SET = "dev"
"""The set whose failures may be read."""
SURENESS = 1.96
"""Standard errors of a 95 % interval."""

_PICKING = (
    "A peer can only pick one event. It reads the titles, aliases, summaries and facts of every event in all three"
    f" languages. Its threshold refuses {100 * REFUSED:.0f} % of the out-of-scope questions of one half of a set"
    " and is tested on the other half, both ways round. Ours is the bot as it is, with"
    " nothing tuned on these halves, and once more with its confidence as the score that is tuned as the peers' is."
    " What it never refuses are its answers and suggestions."
)
_RIGHT = (
    "Right means: the right event first, or all events of a list; what was asked in the first 300 characters; in the"
    " language of the question. Confidently wrong means answered, but not right."
)

Sets = Mapping[str, Sequence[Question]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure on all sets, print the tables and write them to the results."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("--failures", action="store_true", help=f"list our failures in the {OPEN_SET} set as well")
    parser.add_argument("--no-peers", action="store_true", help="measure ours only and write nothing")
    options = parser.parse_args(arguments)
    base = load_base(*find_knowledge())
    assistant = Assistant(base)
    sets = {name: load_set(name) for name in SETS}
    given = {name: {each.id: answer(assistant, each) for each in questions} for name, questions in sets.items()}
    if options.failures:
        _print_failures(sets[OPEN_SET], given[OPEN_SET], base)
    tallies = {name: tally(questions, given[name], base) for name, questions in sets.items()}
    if options.no_peers:
        print(_our_table(tallies))
        return 0
    judged = {
        "**yearbot**": {name: _judge_ours(questions, given[name], base) for name, questions in sets.items()},
        "yearbot, tuned as the peers": {
            name: judge(_try_ours(questions, given[name], base)) for name, questions in sets.items()
        },
        **_judge_peers(sets, base),
    }
    publish("quality", [_heading(base, sets), _peer_table(judged), _our_table(tallies)])
    return 0


def answer(assistant: Assistant, question: Question) -> Given:
    """Ask as ``yearbot ask --jsonl`` is asked; it is told nothing but the messages."""
    line = json.dumps({"id": question.id, "turns": question.turns}, ensure_ascii=False)
    said = answer_line(assistant, line.encode(), 1)
    # What is measured is what a reader of the JSON gets.
    told = json.loads(json.dumps(said))
    return Given(
        status=told["status"],
        events=tuple(told["events"]),
        short=told["short"],
        language=told["lang"],
        confidence=told["confidence"],
    )


def _print_failures(questions: Sequence[Question], given: Mapping[str, Given], base: KnowledgeBase) -> None:
    for question in questions:
        fault = find_fault(question, given[question.id], base)
        if fault is not None:
            print(f"{question.id} [{question.kind}, {question.noise}] {' / '.join(question.turns)!r}: {fault}")


# Ours beside the peers


def _judge_ours(questions: Sequence[Question], given: Mapping[str, Given], base: KnowledgeBase) -> Outcome:
    """Judge our answers as if we only picked events; our threshold is the one that the bot has."""
    inside = [each for each in questions if each.expected.scope == "answer"]
    outside = [each for each in questions if each.expected.scope == "not_answer"]
    right = {each.id for each in inside if is_first_right(each.expected, given[each.id].events, base)}
    answered = {name for name, each in given.items() if each.status == "answer"}
    return Outcome(
        right=Share(part=len(right & answered), of=len(inside)),
        wrong=Share(part=sum(each.id in answered - right for each in inside), of=len(inside)),
        refused=Share(part=sum(each.id not in answered for each in outside), of=len(outside)),
        ever_right=Share(part=len(right), of=len(inside)),
    )


def _try_ours(questions: Sequence[Question], given: Mapping[str, Given], base: KnowledgeBase) -> list[Trial]:
    """Take our answers and suggestions for picks, and our confidence for the score that a threshold is tuned for."""
    return [
        _trial(question, answer.events, answer.confidence if answer.events else 0.0, base)
        for question in questions
        if question.expected.scope != "smalltalk"
        for answer in [given[question.id]]
    ]


def _judge_peers(sets: Sets, base: KnowledgeBase) -> dict[str, dict[str, Outcome]]:
    texts = {event.id: texts_of(event) for event in base.events.values()}
    judged: dict[str, dict[str, Outcome]] = {}
    for name, make in PEERS.items():
        with closing(make(texts)) as peer:
            judged[name] = {chosen: judge(_try(peer, questions, base)) for chosen, questions in sets.items()}
    return judged


def _try(peer: Peer, questions: Sequence[Question], base: KnowledgeBase) -> list[Trial]:
    """Put the questions to a peer; of a conversation it reads all messages, since it remembers nothing."""
    trials = []
    for question in questions:
        if question.expected.scope == "smalltalk":
            continue
        pick = peer.pick(question.text)
        events = (pick.event,) if pick.event is not None else ()
        trials.append(_trial(question, events, pick.score, base))
    return trials


def _trial(question: Question, events: Sequence[str], score: float, base: KnowledgeBase) -> Trial:
    is_in_scope = question.expected.scope == "answer"
    is_right = is_in_scope and is_first_right(question.expected, events, base)
    return Trial(score=score, is_in_scope=is_in_scope, is_right=is_right)


# Tables


def _heading(base: KnowledgeBase, sets: Sets) -> str:
    sizes = ", ".join(f"{name} {len(questions)}" for name, questions in sets.items())
    return (
        f"# Quality\n\n{machine()}; {len(base.events)} events; questions: {sizes}. Made by `python -m bench.quality`."
        " The blind and the unseen set have never been looked into; the others may be tuned on."
    )


def _peer_table(judged: Mapping[str, Mapping[str, Outcome]]) -> str:
    columns = ("first right", "first wrong", "out of scope refused", "right, never refusing")
    head = ["", *(f"{name}: {column}" for name in SETS for column in columns)]
    rows = [
        [system, *(share for name in SETS for share in _shares(outcomes[name]))] for system, outcomes in judged.items()
    ]
    return f"## The right event first\n\n{_PICKING}\n\n{table(head, rows)}"


def _shares(outcome: Outcome) -> tuple[Share, ...]:
    return outcome.right, outcome.wrong, outcome.refused, outcome.ever_right


def _our_table(tallies: Mapping[str, Mapping[str, Share]]) -> str:
    groups = sorted({group for counted in tallies.values() for group in counted}, key=_place)
    head = ["", *(f"{name}{column}" for name in tallies for column in ("", ": of", ": 95 % interval"))]
    rows = [[group, *(cell for counted in tallies.values() for cell in _cells(counted.get(group)))] for group in groups]
    return f"## Right answers\n\n{_RIGHT}\n\n{table(head, rows)}"


def _place(group: str) -> tuple[bool, str]:
    """Sort the scopes before noise and kind."""
    return ":" in group, group


def _cells(share: Share | None) -> tuple[str, str, str]:
    return (str(share), str(share.of), _interval(share)) if share else ("–", "0", "–")


def _interval(share: Share) -> str:
    """Return Wilson's interval: what the figure may be, were there many more such questions."""
    rate, z = share.part / share.of, SURENESS * SURENESS / share.of
    middle = (rate + z / 2) / (1 + z)
    half = SURENESS * math.sqrt(rate * (1 - rate) / share.of + z / share.of / 4) / (1 + z)
    return f"{100 * max(0.0, middle - half):.0f}–{100 * min(1.0, middle + half):.0f}"


if __name__ == "__main__":
    raise SystemExit(main())

"""Which norms stay green when a thing that serves them is taken away: ``python -m tests.norms.mutants [--every N]``.

Each norm that a workspace with the shipped wording fulfils loses its proofs by turns: a rule is switched off, a phrase
goes from its template or into a comment, a setting is emptied, a stage is dropped, an entry of the glossary loses its
rule, a figure of law is no longer confirmed, a file of a run is not there. A norm is red when it is no longer judged
"vervuld". Survivors are printed; the end is 1 when fewer than 95 in 100 are red. A gate reason and a field of a case
have no switch in a workspace, and nothing there shows what a command or a page does: such proofs are counted apart.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from letterkit import resources
from letterkit.lint.glossary import shipped
from letterkit.norms import Norm, Proof, norms
from letterkit.norms.judged import Judge
from letterkit.workspace import Workspace, load_workspace

LEAST = 0.95
TAKEN = ("regel", "woord", "sjabloon", "instelling", "fase", "wet", "uitvoer")


def off(workspace: Workspace, rule: str) -> Workspace:
    """With a rule that is switched off."""
    choice: Any = SimpleNamespace(regel=rule, niveau="uit")
    return replace(workspace, creditor=workspace.creditor.model_copy(update={"toetsing": (choice,)}))


def without(value: Any, names: Sequence[str]) -> Any:
    """A setting with what stands at these names emptied; "N" is each element of a list."""
    if not names or value is None:
        return None
    if names[0] == "N":
        return tuple(without(element, names[1:]) for element in value)
    return value.model_copy(update={names[0]: without(getattr(value, names[0]), names[1:])})


def taken_away(workspace: Workspace, proof: Proof, folder: Path) -> Iterator[tuple[str, Judge]]:
    """Each way to take a thing away, with a judge of what is left. ``folder``: an empty folder for this proof."""
    creditor = workspace.creditor
    match proof.kind:
        case "regel":
            yield "off", Judge(off(workspace, proof.name), {}, folder)
            yield "speaks", Judge(workspace, {proof.name: ("brief.md.j2:1",)}, folder)
        case "woord":
            yield "rule off", Judge(off(workspace, shipped().entries[proof.name].rule), {}, folder)
        case "sjabloon":
            for name, instead in (("gone", "iets"), ("comment", "{# " + proof.part + " #}")) if proof.part else ():
                yield name, Judge(_reworded(workspace, proof, instead, folder / name), {}, folder)
        case "instelling":
            emptied = without(creditor, proof.name.split("."))
            yield "emptied", Judge(replace(workspace, creditor=emptied), {}, folder)
        case "fase":
            stages = {name: stage for name, stage in creditor.stages.items() if name != proof.name.partition(".")[0]}
            left: Any = SimpleNamespace(stages=stages, toetsing=(), law=creditor.law)
            yield "dropped", Judge(replace(workspace, creditor=left), {}, folder)
        case "wet":
            figure = getattr(creditor.law, proof.name).model_copy(update={"confirmed": False, "note": "Niet gelezen."})
            law = creditor.law.model_copy(update={proof.name: figure})
            open_law: Any = SimpleNamespace(stages=creditor.stages, toetsing=(), law=law)
            yield "open", Judge(replace(workspace, creditor=open_law), {}, folder)
        case "uitvoer":
            yield "not there", Judge(workspace, {}, folder)


def _reworded(workspace: Workspace, proof: Proof, instead: str, folder: Path) -> Workspace:
    text = workspace.templates.folders.text(proof.name) or ""
    file = folder / proof.name
    file.parent.mkdir(parents=True)
    file.write_text(text.replace(proof.part, instead), encoding="utf-8")
    return load_workspace(resources.samples_dir() / "creditor.yaml", folder)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    every = parser.parse_args().every
    workspace = load_workspace(resources.samples_dir() / "creditor.yaml")
    done = [norm for norm in norms() if norm.done]
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        run = Path(scratch) / "run"
        run.mkdir()
        for proof in (proof for norm in done for proof in norm.by if proof.kind == "uitvoer"):
            (run / proof.name).touch()
        for number, norm in enumerate(done[::every]):
            counts.update(_judged(workspace, norm, run, Path(scratch) / str(number)))
    red, green = counts["red"], counts["green"]
    print(f"{counts['norms']} norms with something to take away, {counts['norms red']} red with each of them gone")
    print(f"{red} of {red + green} takings turn a norm red; {dict(counts)}")
    return 0 if red >= LEAST * (red + green) else 1


def _judged(workspace: Workspace, norm: Norm, run: Path, folder: Path) -> Iterator[str]:
    if (verdict := Judge(workspace, {}, run).norm(norm).verdict) != "vervuld":
        yield verdict
        return
    verdicts = []
    for at, proof in enumerate(norm.by):
        if proof.kind not in TAKEN:
            yield f"no switch: {proof.kind}"
            continue
        for name, judge in taken_away(workspace, proof, folder / str(at)):
            verdicts.append(judge.norm(norm).verdict)
            yield "green" if verdicts[-1] == "vervuld" else "red"
            if verdicts[-1] == "vervuld":
                print(f"{norm.id}: green without {proof.kind} {proof.name} ({name})")
    if verdicts:
        yield "norms"
        if "vervuld" not in verdicts:
            yield "norms red"


if __name__ == "__main__":
    sys.exit(main())

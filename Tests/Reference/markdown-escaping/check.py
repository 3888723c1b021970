# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads document.md with pandoc, as its own Markdown and as GFM, and checks that every label of
labels.json comes back as plain text, with no markup of any kind made of it."""
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LABELS = json.loads((HERE / "labels.json").read_text())
# What may stand in a document that is text only.
ALLOWED = {
    "Header", "Para", "Plain", "Str", "Space", "SoftBreak", "LineBreak", "BulletList", "Strong",
    "Table", "Image", "Quoted", "AlignLeft", "AlignRight", "AlignDefault", "AlignCenter",
    "ColWidth", "ColWidthDefault", "SingleQuote", "DoubleQuote", "BlockQuote", "RawInline",
    "RawBlock",
}


def cleaned(label):
    """What Esito prints of a label: one line, no control characters."""
    label = re.sub(r"[\t\n\r\x0b\x0c ]+", " ", label)
    return re.sub("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", label)


def plain(text):
    """Typographic quotes and spaces at the ends are no markup."""
    for curly, straight in (("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(curly, straight)
    return re.sub(" +", " ", text.replace("\u00a0", " ")).strip()


def text_of(node):
    if isinstance(node, list):
        return "".join(text_of(child) for child in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Quoted":
        mark = "'" if content[0]["t"] == "SingleQuote" else '"'
        return mark + text_of(content[1]) + mark
    if kind == "Header":
        return text_of(content[2])
    if kind == "Image":
        return text_of(content[1])
    return text_of(content)


def kinds(node, found):
    if isinstance(node, list):
        for child in node:
            kinds(child, found)
    elif isinstance(node, dict):
        if "t" in node:
            found.append((node["t"], node.get("c")))
        kinds(node.get("c"), found)


def texts(blocks):
    """The text of each place that a label stands in, in order."""
    found = []
    for block in blocks:
        if block["t"] in ("Header", "Para"):
            images = [inline for inline in block["c"] if isinstance(inline, dict) and inline["t"] == "Image"]
            if images:
                found.append(text_of(images[0]))
                block = {"t": "Para", "c": block["c"][block["c"].index(images[0]) + 1:]}
            found.append(text_of(block))
        elif block["t"] == "BulletList":
            found += [text_of(item) for item in block["c"]]
        elif block["t"] == "BlockQuote":
            found += texts(block["c"])
        elif block["t"] == "Table":
            for row in block["c"][4][0][3]:
                found += [text_of(cell[4]) for cell in row[1]]
    return found


def check(reader):
    run = subprocess.run(
        ["pandoc", "--fail-if-warnings", "-f", reader, "-t", "json", str(HERE / "document.md")],
        capture_output=True, text=True, check=True)
    blocks = json.loads(run.stdout)["blocks"]
    found = []
    kinds(blocks, found)
    problems = []
    for kind, content in found:
        if kind not in ALLOWED:
            problems.append(f"markup {kind}: {json.dumps(content)[:100]}")
        if kind in ("RawInline", "RawBlock") and content[1] != "<!-- -->":
            problems.append(f"raw {content}")
    got = [plain(text) for text in texts(blocks)]
    for label in LABELS:
        want = plain(cleaned(label))
        # Heading, paragraph, list item, quotation, two cells, alternative text.
        exact = sum(text == want for text in got)
        ending = sum(text.endswith(" " + want) for text in got)
        if exact < 7 or exact + ending < 8:
            near = [text for text in got if want[:6] in text][:4]
            problems.append(f"{label!r}: {exact} exact, {ending} ending; near: {near}")
    return problems


version = subprocess.run(["pandoc", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
failed = False
for reader in ("markdown", "gfm"):
    problems = check(reader)
    print(f"{version}, {reader}: {len(LABELS)} labels, {len(problems)} problems")
    for problem in problems:
        print("  ", problem)
    failed = failed or bool(problems)
sys.exit(1 if failed else 0)
